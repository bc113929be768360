// Modals and the app's home tab.
import { get, post } from "../api.js";
import { cross, h } from "../dom.js";
import { t } from "../words.js";
import { draw } from "./blocks.js";

/** What was filled in, kept while the app changes the form under one's hands. */
class Typed {
  constructor() {
    this.kept = new Map();
  }
  key(block, one) {
    return `${block.block_id}\n${one.action_id}`;
  }
  get(block, one) {
    return this.kept.get(this.key(block, one));
  }
  set(block, one, value) {
    this.kept.set(this.key(block, one), value);
  }
  values(view) {
    const made = {};
    for (const [key, value] of this.kept) {
      const [block, action] = key.split("\n");
      const there = view.blocks.some((one) => one.block_id === block);
      if (there && value !== undefined)
        (made[block] ??= {})[action] = value === "" && !rich(view, block) ? null : value;
    }
    return made;
  }
}

const rich = (view, block) => view.blocks.find((one) => one.block_id === block)?.element?.type === "rich_text_input";

export class Modals {
  constructor(root, pane) {
    this.root = root;
    this.pane = pane;
    this.typed = new Map();
  }

  /** Shows the top of the stack; what is filled in stays when it only changes. */
  show(modals) {
    const view = modals.at(-1);
    const ids = new Set(modals.map((one) => one.id));
    for (const id of this.typed.keys()) if (!ids.has(id)) this.typed.delete(id);
    if (!view) {
      this.close();
      return;
    }
    if (this.view?.id === view.id && this.view.hash === view.hash) return;
    const fresh = this.view?.id !== view.id;
    if (fresh) this.before = document.activeElement;
    this.view = view;
    if (!this.typed.has(view.id)) this.typed.set(view.id, new Typed());
    this.draw(view, fresh, modals.length > 1);
  }

  close() {
    if (!this.view) return;
    this.view = null;
    this.root.replaceChildren();
    this.root.hidden = true;
    this.before?.focus?.();
  }

  draw(view, fresh, deeper) {
    const place = { ...this.pane.placeOf(null, view), typed: this.typed.get(view.id) };
    const submit = view.submit && h("button.button.primary", { type: "submit", dir: "auto" }, view.submit.text);
    const leave = () => this.pane.act("close_view", { view_id: view.id });
    const form = h(
      "form.modal",
      {
        role: "dialog",
        "aria-modal": "true",
        "aria-labelledby": "modal-title",
        noValidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          if (submit) this.submit(view, form, submit);
        },
        onkeydown: (event) => this.key(event, form, leave),
      },
      h(
        "header",
        {},
        deeper && h("span", { "aria-hidden": "true" }, "‹ "),
        h("img.picture.tiny", { src: "/window/page/icon.svg", alt: "" }),
        h("h2", { id: "modal-title", dir: "auto" }, view.title.text),
        cross(t("close"), leave),
      ),
      h("div.blocks", {}, draw(view.blocks, place)),
      h(
        "footer",
        {},
        h("p.wrong", { role: "alert", hidden: true }),
        h("button.button", { type: "button", onclick: leave, dir: "auto" }, view.close?.text ?? t("cancel")),
        submit,
      ),
    );
    this.root.replaceChildren(form);
    this.root.hidden = false;
    if (fresh)
      (
        form.querySelector(".blocks input, .blocks textarea, .blocks select, .blocks .editor") ??
        submit ??
        form.querySelector("button")
      )?.focus();
  }

  /** Escape closes; Tab stays inside. */
  key(event, form, leave) {
    if (event.key === "Escape") leave();
    if (event.key !== "Tab") return;
    const stops = [...form.querySelectorAll("button, input, select, textarea, a[href], [contenteditable=true]")].filter(
      (one) => one.offsetParent,
    );
    const [first, last] = [stops[0], stops.at(-1)];
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  }

  async submit(view, form, button) {
    button.classList.add("busy");
    button.disabled = true;
    const values = this.typed.get(view.id).values(view);
    const done = await post("/control/slack/submit", { user: this.pane.me, view_id: view.id, values }).catch((no) => ({
      errors: {},
      error: no.message,
      acked: false,
    }));
    button.classList.remove("busy");
    button.disabled = false;
    this.wrong(form, done.errors ?? {}, done.acked || done.error === "not_sent" ? "" : t("app-silent"));
    const views = await get("/window/slack", { user: this.pane.me });
    this.pane.showViews(views.views);
  }

  wrong(form, errors, whole) {
    for (const one of form.querySelectorAll(".block.input")) {
      const words = errors[one.dataset.block];
      const line = one.querySelector(":scope > .wrong");
      line.hidden = !words;
      line.textContent = words ?? "";
    }
    const foot = form.querySelector("footer .wrong");
    foot.hidden = !whole;
    foot.textContent = whole;
    form.querySelector(".wrong:not([hidden])")?.scrollIntoView({ block: "nearest" });
  }
}
