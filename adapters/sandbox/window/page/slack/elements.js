// What a person can press, choose or fill in. In a form `place.typed` keeps what was filled in, by block and action.
import { base64 } from "../api.js";
import { dialog, h } from "../dom.js";
import { editor } from "./editor.js";
import { text } from "./text.js";

export function element(block, one, place) {
  const make = ELEMENTS[one.type] ?? SELECTS[one.type.replace(/^multi_/, "")];
  return make ? make(block, one, place) : h("span.unknown", {}, `[${one.type}]`);
}

const label = (object) => object?.text ?? "";

const ELEMENTS = {
  button: (block, one, place) =>
    h(
      "button.button",
      {
        type: "button",
        class: one.style ?? "",
        "aria-label": one.accessibility_label ?? null,
        dir: "auto",
        data: { action: one.action_id },
        onclick: (event) =>
          sure(
            one,
            () => (
              one.url && open(one.url, "_blank", "noopener"),
              place.press(block, one, event.currentTarget ?? event.target)
            ),
          ),
      },
      text(one.text, place.names),
    ),
  overflow(block, one, place) {
    const menu = h(
      "div.menu",
      { hidden: true, role: "menu" },
      one.options.map((option) =>
        h(
          "button",
          {
            type: "button",
            role: "menuitem",
            dir: "auto",
            onclick: () => {
              menu.hidden = true;
              sure(one, () => place.choose(block, one, option.value));
            },
          },
          label(option.text),
        ),
      ),
    );
    return h(
      "span.overflow",
      {
        onfocusout: (e) => {
          if (!e.currentTarget.contains(e.relatedTarget)) menu.hidden = true;
        },
      },
      h(
        "button.button",
        {
          type: "button",
          "aria-haspopup": "menu",
          "aria-label": "⋯",
          onclick: () => {
            menu.hidden = !menu.hidden;
            menu.querySelector("button").focus();
          },
        },
        "⋯",
      ),
      menu,
    );
  },
  plain_text_input(block, one, place) {
    const tag = one.multiline ? "textarea" : "input";
    return field(block, one, place, h(`${tag}.field`, { rows: 4, maxLength: one.max_length ?? 3000 }));
  },
  email_text_input: (block, one, place) => field(block, one, place, h("input.field", { type: "email" })),
  url_text_input: (block, one, place) => field(block, one, place, h("input.field", { type: "url" })),
  number_input: (block, one, place) => field(block, one, place, h("input.field", { inputMode: "decimal" })),
  datepicker: (block, one, place) =>
    field(block, one, place, h("input.field", { type: "date" }), "change", "initial_date"),
  timepicker: (block, one, place) =>
    field(block, one, place, h("input.field", { type: "time" }), "change", "initial_time"),
  datetimepicker(block, one, place) {
    const node = h("input.field", { type: "datetime-local", id: place.id });
    node.addEventListener("change", () =>
      changed(block, one, place, Math.round(new Date(node.value).getTime() / 1000)),
    );
    return node;
  },
  rich_text_input: (block, one, place) =>
    editor(place.typed?.get(block, one), one, place, (value) => changed(block, one, place, value)),
  file_input(block, one, place) {
    const names = h("ul.files");
    const node = h("input", {
      type: "file",
      multiple: (one.max_files ?? 10) > 1,
      id: place.id,
      accept: (one.filetypes ?? []).map((each) => `.${each}`).join(","),
    });
    node.addEventListener("change", async () => {
      const files = await Promise.all(
        [...node.files].map(async (each) => ({ name: each.name, base64: await base64(each) })),
      );
      names.replaceChildren(...files.map((each) => h("li", {}, `📎 ${each.name}`)));
      changed(block, one, place, files);
    });
    return h("div", {}, node, names);
  },
  checkboxes: (block, one, place) => marks(block, one, place, "checkbox"),
  radio_buttons: (block, one, place) => marks(block, one, place, "radio"),
};

const SELECTS = {
  static_select: (block, one, place) =>
    select(block, one, place, one.options ?? [], one.option_groups ?? [], one.initial_option?.value),
  users_select: (block, one, place) => select(block, one, place, place.names.people(), [], one.initial_user),
  conversations_select: (block, one, place) =>
    select(block, one, place, place.names.channels(), [], one.initial_conversation),
  channels_select: (block, one, place) => select(block, one, place, place.names.channels(), [], one.initial_channel),
  external_select: search,
};

function sure(one, deed) {
  if (!one.confirm) {
    deed();
    return;
  }
  const { title, text: words, confirm, deny, style } = one.confirm;
  const made = dialog(
    "confirm",
    h("h2", { dir: "auto" }, label(title)),
    h("p", { dir: "auto" }, label(words)),
    h(
      "form",
      { method: "dialog" },
      h("button.button", {}, label(deny)),
      h("button.button", { class: style ?? "primary", value: "yes" }, label(confirm)),
    ),
  );
  made.addEventListener("close", () => made.returnValue === "yes" && deed());
}

/** In a form the value waits to be sent; elsewhere, and where the app asked for it, the app is told at once. */
function changed(block, one, place, value) {
  place.typed?.set(block, one, value);
  if (!place.typed || block.type !== "input" || block.dispatch_action) place.choose(block, one, value);
}

function field(block, one, place, node, event = "input", initial = "initial_value") {
  node.id = place.id ?? "";
  node.dir = "auto";
  node.placeholder = label(one.placeholder);
  node.value = place.typed?.get(block, one) ?? one[initial] ?? "";
  node.addEventListener(event, () => place.typed?.set(block, one, node.value));
  const tells = !place.typed || block.type !== "input" || block.dispatch_action;
  if (tells) node.addEventListener("change", () => place.choose(block, one, node.value));
  if (!place.id) node.setAttribute("aria-label", label(one.placeholder) || one.type);
  if (one.focus_on_load) queueMicrotask(() => node.focus());
  return node;
}

function marks(block, one, place, type) {
  const many = type === "checkbox";
  const initial = many ? (one.initial_options ?? []).map((each) => each.value) : [one.initial_option?.value];
  const chosen = new Set([place.typed?.get(block, one) ?? initial].flat());
  const tell = (event) => {
    const values = [...event.currentTarget.closest("fieldset").querySelectorAll("input:checked")].map(
      (each) => each.value,
    );
    changed(block, one, place, many ? values : values[0]);
  };
  return h(
    "fieldset.marks",
    { "aria-labelledby": place.id ? `${place.id}-label` : null },
    one.options.map((option) =>
      h(
        "label",
        {},
        h("input", {
          type,
          name: `${block.block_id}/${one.action_id}`,
          value: option.value,
          checked: chosen.has(option.value),
          onchange: tell,
        }),
        h(
          "span",
          { dir: "auto" },
          text(option.text, place.names),
          option.description && h("small", {}, text(option.description, place.names)),
        ),
      ),
    ),
  );
}

function select(block, one, place, options, groups, initial) {
  const many = one.type.startsWith("multi_");
  const before = place.typed?.get(block, one) ?? (many ? initialMany(one) : initial);
  const chosen = new Set([before].flat());
  const draw = (option) => h("option", { value: option.value, selected: chosen.has(option.value) }, label(option.text));
  const node = h(
    "select.field",
    { id: place.id ?? "", multiple: many, size: many ? Math.min(options.length, 6) : 0, dir: "auto" },
    !many && h("option", { value: "", selected: !before }, label(one.placeholder) || "…"),
    options.map(draw),
    groups.map((group) => h("optgroup", { label: label(group.label) }, group.options.map(draw))),
  );
  if (!place.id) node.setAttribute("aria-label", label(one.placeholder) || one.type);
  node.addEventListener("change", () => {
    const values = [...node.selectedOptions].map((each) => each.value).filter(Boolean);
    if (!many && !values.length && block.type !== "input") return;
    const tell = () => changed(block, one, place, many ? values : (values[0] ?? null));
    sure(one, tell);
    if (!place.typed) node.value = initial ?? "";
  });
  return node;
}

function initialMany(one) {
  return (one.initial_options ?? [])
    .map((each) => each.value)
    .concat(one.initial_users ?? [], one.initial_channels ?? [], one.initial_conversations ?? []);
}

/** Options come from the app while one types. */
function search(block, one, place) {
  const before = place.typed?.get(block, one) ?? one.initial_option;
  const list = h("div.menu", { role: "listbox", hidden: true });
  const node = h("input.field", {
    id: place.id ?? "",
    role: "combobox",
    autocomplete: "off",
    dir: "auto",
    placeholder: label(one.placeholder) || "…",
    value: label(before?.text),
    "aria-expanded": "false",
  });
  if (!place.id) node.setAttribute("aria-label", label(one.placeholder) || one.type);
  let asked = 0;
  const show = async () => {
    const mine = ++asked;
    if (node.value.length < (one.min_query_length ?? 3)) {
      list.hidden = true;
      return;
    }
    const options = await place.suggest(block, one, node.value);
    if (mine !== asked) return;
    list.replaceChildren(
      ...options.map((option) =>
        h("button", { type: "button", role: "option", dir: "auto", onclick: () => take(option) }, label(option.text)),
      ),
    );
    list.hidden = !options.length;
    node.setAttribute("aria-expanded", String(!list.hidden));
  };
  const take = (option) => {
    node.value = label(option.text);
    list.hidden = true;
    changed(block, one, place, option);
  };
  let waiting;
  node.addEventListener("input", () => {
    clearTimeout(waiting);
    place.typed?.set(block, one, null);
    waiting = setTimeout(show, 150);
  });
  node.addEventListener("focus", show);
  node.addEventListener("keydown", (event) => event.key === "ArrowDown" && list.querySelector("button")?.focus());
  return h(
    "span.search",
    {
      onfocusout: (e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) list.hidden = true;
      },
    },
    node,
    list,
  );
}
