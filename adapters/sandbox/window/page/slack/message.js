// One message of a channel or a thread.
import { h, picture } from "../dom.js";
import { clock, day, number, size, t } from "../words.js";
import { draw } from "./blocks.js";
import { common, emoji } from "./emoji.js";
import { mrkdwn } from "./text.js";

const TOGETHER = 300; // seconds within which the same author is not named again

/** `item` is { message, first, inside }: whether its author is named, and whether it stands in its thread. */
export function row({ message, first, inside }, pane) {
  const app = Boolean(message.bot_id);
  const name = pane.names.of(message.user);
  const whisper = Boolean(message.user_id);
  return h(
    "article.post",
    {
      class: `${first ? "first" : ""} ${whisper ? "whisper" : ""} ${pane.callsMe(message) ? "called" : ""}`,
      data: { ts: message.ts },
      "aria-label": `${name}, ${clock(Number(message.ts))}`,
    },
    h("span.left", {}, first ? avatar(message, name, app) : h("time", {}, clock(Number(message.ts)))),
    h(
      "div.body",
      {},
      whisper && h("p.only", {}, `👁 ${t("only-you")}`),
      first &&
        h(
          "p.by",
          {},
          h("strong", { dir: "auto" }, name),
          app && h("span.app", {}, "APP"),
          h("time", { title: clock(Number(message.ts), true) }, clock(Number(message.ts))),
        ),
      content(message, pane),
      (message.files ?? []).map(file),
      reactions(message, pane),
      !inside && message.reply_count > 0 && summary(message, pane),
    ),
    tools(message, pane, { app, whisper, inside }),
  );
}

const avatar = (message, name, app) =>
  app ? h("img.picture.square", { src: "/window/page/icon.svg", alt: "" }) : picture(name, "square");

function content(message, pane) {
  if (message.subtype === "tombstone") return h("p.gone", {}, t("deleted"));
  const place = pane.placeOf(message);
  const drawn = message.blocks?.length
    ? draw(message.blocks, place)
    : message.text
      ? [h("div.text", { dir: "auto" }, mrkdwn(message.text, pane.names))]
      : [];
  const attached = (message.attachments ?? []).map((one) =>
    h(
      "div.attachment",
      { dir: "auto" },
      one.blocks ? draw(one.blocks, place) : mrkdwn(one.text ?? one.fallback ?? "", pane.names),
    ),
  );
  return [...drawn, ...attached, message.edited && h("span.edited", {}, ` (${t("edited")})`)];
}

function file(one) {
  if (one.mimetype.startsWith("image/") && !one.mimetype.includes("svg")) {
    return h(
      "figure.file",
      {},
      h("figcaption", { dir: "auto" }, one.title),
      h(
        "a",
        { href: one.seen, target: "_blank", rel: "noopener" },
        h("img", { src: one.seen, alt: one.alt_txt || one.name, loading: "lazy" }),
      ),
    );
  }
  if (one.mimetype.startsWith("audio/"))
    return h("audio", { controls: true, preload: "none", src: one.seen, "aria-label": one.name });
  return h(
    "a.file",
    { href: one.seen, download: one.name },
    h("span.icon", { "aria-hidden": "true" }, one.filetype.slice(0, 4)),
    h("span", {}, h("b", { dir: "auto" }, one.name), h("small", {}, size(one.size))),
  );
}

function reactions(message, pane) {
  if (!message.reactions?.length) return null;
  return h(
    "div.reactions",
    {},
    message.reactions.map((one) =>
      h(
        "button",
        {
          type: "button",
          class: one.users.includes(pane.me) ? "mine" : "",
          title: one.users.map((who) => pane.names.of(who)).join(", "),
          onclick: () => pane.act("react", { channel: message.channel, ts: message.ts, name: one.name }),
        },
        emoji(one.name),
        " ",
        number(one.count),
      ),
    ),
  );
}

function summary(message, pane) {
  const last = Number(message.latest_reply);
  const when = day(last) === day(Date.now() / 1000) ? clock(last) : day(last);
  return h(
    "button.summary",
    {
      type: "button",
      class: pane.threadUnread(message) ? "unread" : "",
      onclick: () => pane.openThread(message.channel, message.ts),
    },
    message.reply_users
      .slice(0, 4)
      .map((who) =>
        who === pane.names.app
          ? h("img.picture.tiny", { src: "/window/page/icon.svg", alt: "" })
          : picture(pane.names.of(who), "square tiny"),
      ),
    h("b", {}, t(message.reply_count === 1 ? "one-reply" : "replies", { count: number(message.reply_count) })),
    h("small", {}, t("last-reply", { when })),
  );
}

function tools(message, pane, { app, whisper, inside }) {
  const button = (sign, key, deed) =>
    h("button", { type: "button", title: t(key), "aria-label": t(key), onclick: deed }, sign);
  if (message.subtype === "tombstone") return null;
  const mine = message.user === pane.me && !whisper;
  return h(
    "span.tools",
    {},
    !whisper &&
      common.slice(0, 3).map((name) =>
        h(
          "button",
          {
            type: "button",
            "aria-label": emoji(name),
            onclick: () => pane.act("react", { channel: message.channel, ts: message.ts, name }),
          },
          emoji(name),
        ),
      ),
    !whisper && !inside && button("💬", "reply-in-thread", () => pane.openThread(message.channel, message.ts)),
    !whisper &&
      pane.shortcuts.map((one) =>
        h(
          "button.word",
          {
            type: "button",
            onclick: () =>
              pane.act("shortcut", { callback_id: one.callback_id, channel: message.channel, ts: message.ts }),
          },
          one.name,
        ),
      ),
    mine && button("✎", "edit", () => pane.edit(message)),
    mine && button("🗑", "delete", () => pane.act("delete", { channel: message.channel, ts: message.ts })),
    whisper && button("✕", "dismiss", () => pane.dismiss(message)),
    (app || whisper) &&
      !whisper &&
      button("{ }", "sent", () => pane.inspect({ channel: message.channel, ts: message.ts })),
  );
}

/** With whose name is shown, and a line where another day begins. `kept`: the items of last time, by id. */
export function arranged(messages, inside, kept) {
  const made = [];
  let before = null;
  for (const message of messages) {
    const today = day(Number(message.ts));
    if (!before || day(Number(before.ts)) !== today) made.push(same(kept, { id: `day ${today}`, day: today }));
    const whisper = Boolean(message.user_id);
    const together =
      before &&
      before.user === message.user &&
      whisper === Boolean(before.user_id) &&
      Number(message.ts) - Number(before.ts) < TOGETHER &&
      day(Number(before.ts)) === today;
    made.push(same(kept, { id: message.ts, message, first: !together, inside }));
    before = message;
  }
  return made;
}

function same(kept, item) {
  const old = kept.get(item.id);
  if (old && old.message === item.message && old.first === item.first) return old;
  kept.set(item.id, item);
  return item;
}
