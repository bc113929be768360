// Slack's text: mrkdwn with its <tokens>, and rich text.
import { h } from "../dom.js";
import { outward } from "../telegram/entities.js";
import { emoji } from "./emoji.js";

const MARKS = { "*": "strong", _: "em", "~": "s", "`": "code" };
const TOKEN = new RegExp(
  [
    /```([\s\S]+?)```/,
    /<([^<>\n]+)>/,
    /:([a-z0-9_+'-]+):/,
    /(?<![\w*])\*([^*\n]+)\*(?![\w*])/,
    /(?<!\w)_([^_\n]+)_(?!\w)/,
    /(?<!\w)~([^~\n]+)~(?!\w)/,
    /`([^`\n]+)`/,
  ]
    .map((one) => one.source)
    .join("|"),
  "g",
);
const ESCAPES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

const plain = (text) => text.replace(/&(lt|gt|amp);/g, (one) => ESCAPES[one]);

/** Nodes of a text object. `names`: of people and channels by id. */
export function text(object, names) {
  if (object.type !== "mrkdwn") return [object.emoji === false ? object.text : emojis(object.text)];
  return mrkdwn(object.text, names);
}

const emojis = (words) => words.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name));

export function mrkdwn(source, names) {
  const lines = source.split("\n");
  const made = [];
  for (let n = 0; n < lines.length; n++) {
    if (lines[n].startsWith("&gt;")) {
      const quoted = [];
      while (n < lines.length && lines[n].startsWith("&gt;")) quoted.push(lines[n++].slice(4).trimStart());
      n--;
      made.push(h("blockquote", { dir: "auto" }, marked(quoted.join("\n"), names)));
    } else made.push(...marked(lines[n] + (n < lines.length - 1 ? "\n" : ""), names));
  }
  return made;
}

function marked(source, names) {
  const made = [];
  let at = 0;
  for (const found of source.matchAll(TOKEN)) {
    if (found.index > at) made.push(plain(source.slice(at, found.index)));
    made.push(token(found, names));
    at = found.index + found[0].length;
  }
  if (at < source.length) made.push(plain(source.slice(at)));
  return made;
}

function token([whole, pre, angle, smile, bold, italic, strike, code], names) {
  if (pre) return h("pre", {}, plain(pre));
  if (angle) return named(angle, names);
  if (smile) return emoji(smile);
  if (code) return h("code", {}, plain(code));
  const inner = bold ?? italic ?? strike;
  return h(MARKS[whole[0]], {}, marked(inner, names));
}

function named(angle, names) {
  const [what, label] = angle.split("|");
  if (what.startsWith("@")) return mention(what.slice(1), names);
  if (what.startsWith("#")) return h("span.mention", {}, `#${names.of(what.slice(1))}`);
  if (what.startsWith("!date^")) return plain(label ?? "");
  if (what.startsWith("!")) return h("span.mention.me", {}, `@${(label ?? what.slice(1)).replace(/^@/, "")}`);
  return outward(plain(what), plain(label ?? what));
}

export const mention = (user, names) =>
  h("span.mention", { class: user === names.me ? "me" : "" }, `@${names.of(user)}`);

/** A rich_text block. */
export function rich(block, names) {
  return h(
    "div.rich",
    {},
    block.elements.map((one) => RICH[one.type]?.(one, names)),
  );
}

const RICH = {
  rich_text_section: (one, names) => h("div.text", { dir: "auto" }, inline(one, names)),
  rich_text_quote: (one, names) => h("blockquote", { dir: "auto" }, inline(one, names)),
  rich_text_preformatted: (one, names) => h("pre", { dir: "auto" }, inline(one, names)),
  rich_text_list: (one, names) =>
    h(
      one.style === "ordered" ? "ol" : "ul",
      { style: { marginInlineStart: `${(one.indent ?? 0) * 18}px` } },
      one.elements.map((each) => h("li", { dir: "auto" }, inline(each, names))),
    ),
};

const inline = (part, names) =>
  part.elements.map((one) => styled(one.style, (INLINE[one.type] ?? INLINE.text)(one, names)));

const INLINE = {
  text: (one) => one.text ?? one.fallback ?? one.value ?? one.url ?? "",
  link: (one) => outward(one.url, one.text || one.url),
  user: (one, names) => mention(one.user_id, names),
  channel: (one, names) => h("span.mention", {}, `#${names.of(one.channel_id)}`),
  usergroup: (one) => h("span.mention", {}, `@${one.usergroup_id}`),
  broadcast: (one) => h("span.mention.me", {}, `@${one.range}`),
  emoji: (one) => emoji(one.name),
};

function styled(style, node) {
  if (!style) return node;
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };
  return Object.keys(tags)
    .filter((name) => style[name])
    .reduce((inner, name) => h(tags[name], {}, inner), node);
}

/** Is this person called in the message? */
export function calls(message, user) {
  if ((message.text ?? "").includes(`<@${user}>`)) return true;
  const inside = (one) => one?.user_id === user || (one?.elements ?? []).some(inside);
  return (message.blocks ?? []).some(inside);
}
