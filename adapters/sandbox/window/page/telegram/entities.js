// Telegram's formatting: text with entities, whose places count UTF-16 units, as JavaScript's strings do.
import { h } from "../dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const LINKED = {
  url: (text) => (/^[a-z]+:/i.test(text) ? text : `https://${text}`),
  email: (text) => `mailto:${text}`,
  phone_number: (text) => `tel:${text}`,
};

/** Nodes of the text. `onCommand` is called with what a pressed /command says. */
export function formatted(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, onCommand);
}

function nodes(text, from, to, entities, onCommand) {
  const made = [];
  let at = from;
  for (let n = 0; n < entities.length; n++) {
    const one = entities[n];
    const end = Math.min(one.offset + one.length, to);
    if (one.offset < at || one.offset >= to) continue;
    const block = BLOCKS.has(one.type);
    if (one.offset > at)
      made.push(text.slice(at, block && text[one.offset - 1] === "\n" ? one.offset - 1 : one.offset));
    const inner = entities.slice(n + 1).filter((other) => other.offset < end && other.offset >= one.offset);
    made.push(element(one, text.slice(one.offset, end), nodes(text, one.offset, end, inner, onCommand), onCommand));
    at = block && text[end] === "\n" ? end + 1 : end; // a quote stands on lines of its own: theirs are no empty ones
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function element(entity, text, children, onCommand) {
  const type = entity.type;
  if (type in TAGS) {
    const dir = type.endsWith("blockquote") ? { dir: "auto" } : {};
    return h(TAGS[type], dir, children);
  }
  if (type === "text_link") return outward(entity.url, children);
  if (type in LINKED) return outward(LINKED[type](text), children);
  if (type === "spoiler")
    return h("span.spoiler", { tabIndex: 0, onclick: (e) => e.currentTarget.classList.add("open") }, children);
  if (type === "bot_command") return h("button.command", { type: "button", onclick: () => onCommand(text) }, children);
  return h("span.mention", {}, children);
}

/** A link that leads out of the page; only addresses that a browser opens without harm. */
export function outward(address, children) {
  const safe = /^(https?|mailto|tel):/i.test(address);
  return h(
    "a",
    { href: safe ? address : null, title: address, target: "_blank", rel: "noopener noreferrer" },
    children,
  );
}
