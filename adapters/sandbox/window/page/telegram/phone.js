// A person's phone: one chat with one of the bots.
import { get, post } from "../api.js";
import { dialog, h, keyed, picture, scroller } from "../dom.js";
import { day, t } from "../words.js";
import { bubble, grouped } from "./bubbles.js";
import { composer } from "./composer.js";

const OLDER = 100; // messages that one look back brings
const TOAST_MS = 4500;

export class Phone {
  /** `inspect` shows what the bot really sent. */
  constructor(root, { inspect, onPing }) {
    this.root = root;
    this.inspectCalls = inspect;
    this.onPing = onPing;
    this.messages = new Map();
    this.items = new Map();
  }

  /** `who` has user (a Telegram id), bot, name, key and perhaps token, of their invitation link. */
  async be(who) {
    this.who = who;
    const state = await get("/window/telegram", { bot: who.bot, user: who.user });
    if (this.who !== who) return state.journal;
    this.head = state;
    this.messages = new Map(state.messages.map((one) => [one.message_id, one]));
    this.more = state.more;
    this.items.clear();
    this.build();
    this.draw();
    this.scroll.toEnd();
    return state.journal;
  }

  build() {
    const { who } = this;
    this.scroll = scroller("chat", t("chat-with", { who: this.head.name }), () => this.more && this.older());
    this.list = this.scroll.node;
    this.toasts = h("div.toast", { role: "status" });
    this.pinned = h("div.pinned");
    this.subtitle = h("span.subtitle");
    this.composer = composer(this);
    this.root.replaceChildren(
      h(
        "div.frame",
        {},
        h(
          "div.title",
          {},
          picture(this.head.name, "round"),
          h("div", {}, h("strong", {}, this.head.name), this.subtitle),
        ),
        this.pinned,
        this.list,
        this.toasts,
        this.composer.node,
      ),
    );
    this.root.setAttribute("aria-label", t("phone-of", { who: who.name }));
  }

  /** The chat in the order it is shown; only changed messages are drawn anew. */
  draw() {
    const items = grouped([...this.messages.values()].sort((a, b) => a.message_id - b.message_id));
    const stable = items.map((one) => this.stable(one));
    const days = [];
    let before = "";
    for (const one of stable) {
      const today = new Date(one.messages[0].at * 1000).toDateString();
      if (today !== before) days.push(this.day(today, one.messages[0].at));
      before = today;
      days.push(one);
    }
    keyed(
      this.scroll.inner,
      days,
      (one) => one.id,
      (one) => (one.day ? h("div.day", {}, h("span", {}, one.day)) : bubble(one, this.hands())),
    );
    this.showHead();
  }

  /** The same object for what looks the same, so that it is not drawn again. */
  stable(item) {
    const known = this.items.get(item.id);
    const same =
      known &&
      known.messages.length === item.messages.length &&
      known.messages.every((one, n) => one === item.messages[n]);
    if (!same) this.items.set(item.id, item);
    return same ? known : item;
  }

  day(id, at) {
    const key = `day ${id}`;
    if (!this.items.has(key)) this.items.set(key, { id: key, day: day(at) });
    return this.items.get(key);
  }

  showHead() {
    const { head } = this;
    this.subtitle.textContent = head.action === "typing" ? t("typing") : head.action ? "…" : t("bot");
    this.pinned.hidden = !head.pinned;
    if (head.pinned)
      this.pinned.replaceChildren(
        h(
          "button",
          { type: "button", onclick: () => this.jump(head.pinned.message_id) },
          h("strong", {}, t("pinned")),
          h("span", { dir: "auto" }, head.pinned.text.split("\n").slice(0, 2).join(" · ")),
        ),
      );
    this.composer.update(head, this.replyKeyboard());
  }

  replyKeyboard() {
    const bots = [...this.messages.values()].filter((one) => one.from === "bot" && !one.deleted);
    return bots.at(-1)?.keyboard ?? null;
  }

  hands() {
    return {
      name: this.head.name,
      person: this.who.name,
      say: (text) => this.act("say", { text }),
      press: (message, button, node) => this.press(message, button, node),
      replyTo: (message) => this.composer.replyTo(message),
      edit: (message) => this.composer.edit(message),
      jump: (id) => this.jump(id),
      inspect: (item) => this.inspectCalls({ bot: this.who.bot, user: this.who.user, message: item.id }),
    };
  }

  async act(what, given = {}) {
    try {
      return await post(`/control/telegram/${what}`, { bot: this.who.bot, user: this.who.user, ...given });
    } catch (no) {
      this.toast(no.message);
      return null;
    }
  }

  async press(message, button, node) {
    if (button.url) {
      window.open(button.url, "_blank", "noopener");
      return;
    }
    node.classList.add("busy");
    const done = await this.act("press", {
      message_id: message.message_id,
      data: button.callback_data,
      label: button.text,
      wait: 8,
    });
    node.classList.remove("busy");
    if (done?.copied) this.toast(t("copied"));
  }

  toast(text, alert = false) {
    if (alert) {
      dialog(
        "alert",
        h("p", { dir: "auto" }, text),
        h("form", { method: "dialog" }, h("button", { autofocus: true }, "OK")),
      );
      return;
    }
    const made = h("p", { dir: "auto" }, text);
    this.toasts.append(made);
    setTimeout(() => made.remove(), TOAST_MS);
  }

  jump(id) {
    const found = this.list.querySelector(`[data-id="${id}"]`);
    if (!found) return;
    found.scrollIntoView({ block: "center", behavior: "smooth" });
    found.classList.remove("found");
    requestAnimationFrame(() => found.classList.add("found"));
  }

  async older() {
    if (this.looking) return;
    this.looking = true;
    const { messages, who } = this;
    const before = Math.min(...messages.keys());
    let given;
    try {
      given = await get("/window/telegram", { bot: who.bot, user: who.user, before, limit: OLDER });
    } finally {
      this.looking = false;
    }
    if (messages !== this.messages) return;
    for (const one of given.messages) messages.set(one.message_id, one);
    this.more = given.more;
    const height = this.list.scrollHeight;
    this.draw();
    this.list.scrollTop += this.list.scrollHeight - height;
  }

  news({ telegram = [], chats = [], toasts = [] }) {
    if (!this.who || !this.head) return;
    const mine = (one) => one.bot === this.who.bot && one.chat === this.head.chat;
    const changed = telegram.filter(mine).map((one) => one.message);
    for (const one of changed) {
      const known = this.messages.has(one.message_id);
      this.messages.set(one.message_id, one);
      if (!known && one.from === "bot" && !one.silent) this.onPing(`${this.head.name}: ${one.text}`);
    }
    for (const one of chats.filter(mine)) this.head = { ...this.head, ...one };
    if (changed.length || chats.some(mine)) this.draw();
    for (const one of changed.filter((each) => each.edited)) this.flash(one.message_id);
    for (const one of toasts.filter(mine)) this.toast(one.text, one.alert);
    if (this.head.action)
      setTimeout(() => {
        this.head.action = null;
        this.showHead();
      }, 5000);
  }

  /** An edit is seen quietly: nobody is called by it. */
  flash(id) {
    this.list.querySelector(`[data-id="${id}"]`)?.classList.add("changed");
  }
}
