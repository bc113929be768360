// A rich text field: what is written there becomes the elements of Slack's rich text.
import { h } from "../dom.js";

const KEYS = { b: "bold", i: "italic" };

/** `before`: the elements written so far. `tell` gets the elements, or "" when there is nothing. */
export function editor(before, one, place, tell) {
  const node = h(
    "div.field.editor",
    {
      contentEditable: "true",
      role: "textbox",
      "aria-multiline": "true",
      id: place.id ?? "",
      dir: "auto",
      "aria-labelledby": place.id ? `${place.id}-label` : null,
      "data-placeholder": one.placeholder?.text ?? "",
    },
    shown(before ?? initial(one)),
  );
  const told = () => {
    node.classList.toggle("empty", !node.textContent.trim());
    tell(elements(node));
  };
  const mark = (deed) => {
    node.focus();
    document.execCommand(deed);
    told();
  };
  node.addEventListener("input", told);
  node.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  node.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && KEYS[event.key]) {
      event.preventDefault();
      mark(KEYS[event.key]);
    }
  });
  node.classList.toggle("empty", !node.textContent.trim());
  if (one.focus_on_load) queueMicrotask(() => node.focus());
  const key = (sign, name, deed) =>
    h(
      "button",
      { type: "button", title: name, "aria-label": name, onmousedown: (e) => e.preventDefault(), onclick: deed },
      sign,
    );
  return h(
    "div.rich-field",
    {},
    h(
      "div.toolbar",
      {},
      key(h("b", {}, "B"), place.words("bold"), () => mark("bold")),
      key(h("i", {}, "I"), place.words("italic"), () => mark("italic")),
      key(h("s", {}, "S"), place.words("strike"), () => mark("strikeThrough")),
      key("🔗", place.words("link"), () => link(node, told)),
    ),
    node,
  );
}

function link(node, told) {
  const address = prompt("https://");
  if (!address) return;
  node.focus();
  document.execCommand("createLink", false, /^[a-z]+:/i.test(address) ? address : `https://${address}`);
  told();
}

const initial = (one) => one.initial_value?.elements?.flatMap((part) => part.elements ?? []) ?? [];

function shown(parts) {
  if (!Array.isArray(parts)) return [];
  return parts.map((one) => {
    const inner = one.type === "link" ? h("a", { href: one.url }, one.text ?? one.url) : (one.text ?? "");
    return one.style?.bold
      ? h("b", {}, inner)
      : one.style?.italic
        ? h("i", {}, inner)
        : one.style?.strike
          ? h("s", {}, inner)
          : inner;
  });
}

const STYLES = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  S: "strike",
  STRIKE: "strike",
  DEL: "strike",
  CODE: "code",
};

/** The inline elements of what stands there; "" for nothing. */
export function elements(node) {
  const made = [];
  walk(node, {}, null, made, node);
  while (made.length && made.at(-1).type === "text" && !made.at(-1).text.trim()) made.pop();
  return made.length ? made : "";
}

function walk(node, style, url, made, root) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) push(made, child.textContent, style, url);
    else if (child.nodeName === "BR") push(made, "\n", style, url);
    else {
      const block = ["DIV", "P"].includes(child.nodeName);
      if (block && made.length && !String(made.at(-1).text).endsWith("\n")) push(made, "\n", {}, null);
      const own = STYLES[child.nodeName] ? { ...style, [STYLES[child.nodeName]]: true } : style;
      walk(child, own, child.nodeName === "A" ? child.href : url, made, root);
    }
  }
}

function push(made, text, style, url) {
  if (!text) return;
  const styled = Object.keys(style).length ? { style } : {};
  const last = made.at(-1);
  if (!url && last?.type === "text" && JSON.stringify(last.style ?? {}) === JSON.stringify(style)) last.text += text;
  else made.push(url ? { type: "link", url, text, ...styled } : { type: "text", text, ...styled });
}
