// One message of a Telegram chat.
import { h, rightToLeft } from "../dom.js";
import { clock, size, t } from "../words.js";
import { formatted, outward } from "./entities.js";

/** Messages of one album become one item; where somebody else begins or another day, the item says so. */
export function grouped(messages) {
  const items = [];
  for (const one of messages) {
    if (one.deleted) continue;
    const last = items.at(-1);
    if (last && one.media_group_id && last.album === one.media_group_id) last.messages.push(one);
    else items.push({ id: one.message_id, album: one.media_group_id, messages: [one] });
  }
  return items;
}

export function bubble(item, chat) {
  const [first] = item.messages;
  const text = item.messages.find((one) => one.text) ?? first;
  const mine = first.from === "user";
  const last = item.messages.at(-1);
  const media = item.messages.flatMap((one) => one.photos);
  const when = h(
    "span.meta",
    {},
    last.edited && h("i", {}, t("edited")),
    " ",
    h("time", { title: clock(last.at, true) }, clock(last.at)),
    mine && h("b.ticks", { title: t("delivered") }, "✓✓"),
  );
  const body = h(
    "div.bubble",
    { class: `${media.length ? "media" : ""} ${bare(first) ? "bare" : ""}` },
    first.replied && reply(first.replied, chat),
    media.length > 0 && album(media),
    item.messages.flatMap((one) => one.files).map(file),
    first.location && place(first.location),
    first.contact && contact(first.contact),
    first.poll &&
      h(
        "div.poll",
        {},
        h("strong", { dir: "auto" }, first.poll.question),
        first.poll.options.map((one) => h("div", {}, one.text)),
      ),
    text.text
      ? h(
          "div.text",
          { dir: rightToLeft(text.text) ? "rtl" : "auto" },
          formatted(seen(text), text.entities, chat.say),
          when,
        )
      : when,
    reactions(item),
  );
  return h(
    "article.message",
    {
      class: mine ? "mine" : "theirs",
      data: { id: first.message_id },
      "aria-label": `${mine ? chat.person : chat.name}, ${clock(first.at)}`,
    },
    h("div.row", {}, body, tools(item, text, chat)),
    keyboard(last.inline, last, chat),
  );
}

// what a link carries is sent with /start, and not shown to whoever pressed it
const seen = (one) => (one.from === "user" ? one.text.replace(/^(\/start) \S+$/, "$1") : one.text);

const bare = (one) => one.files.some((file) => file.kind === "sticker");

function reply(replied, chat) {
  const name = replied.from === "user" ? chat.person : chat.name;
  const text = replied.text || t(`what-${replied.what || "message"}`);
  return h(
    "button.reply",
    { type: "button", onclick: () => chat.jump(replied.message_id) },
    h("strong", {}, name),
    h("span", { dir: "auto" }, text.slice(0, 120)),
  );
}

function album(photos) {
  return h(
    "div.album",
    { class: `of${Math.min(photos.length, 4)}` },
    photos.map((one) =>
      h(
        "a",
        { href: one.url, target: "_blank", rel: "noopener" },
        h("img", { src: one.url, alt: t("what-photos"), loading: "lazy" }),
      ),
    ),
  );
}

function file(one) {
  if (one.kind === "voice" || one.kind === "audio") {
    return h("div.voice", {}, h("audio", { controls: true, preload: "none", src: one.url, "aria-label": one.name }));
  }
  if (one.kind === "video") return h("video.film", { controls: true, preload: "none", src: one.url });
  if (one.kind === "sticker") return h("img.sticker", { src: one.url, alt: t("what-sticker") });
  return h(
    "a.file",
    { href: one.url, download: one.name },
    h("span.icon", { "aria-hidden": "true" }, one.name.split(".").pop().slice(0, 4)),
    h("span", {}, h("b", { dir: "auto" }, one.name), h("small", {}, size(one.size))),
  );
}

function place({ latitude, longitude }) {
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return h(
    "div.place",
    {},
    outward(address, [
      h("span.map", { "aria-hidden": "true" }, "📍"),
      h("span.coordinates", {}, `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`),
    ]),
  );
}

function contact(one) {
  return h(
    "div.contact",
    {},
    h("span.picture", { "aria-hidden": "true" }, "👤"),
    h(
      "span",
      {},
      h("b", { dir: "auto" }, [one.first_name, one.last_name].filter(Boolean).join(" ")),
      h("a", { href: `tel:${one.phone_number}`, dir: "ltr" }, one.phone_number),
    ),
  );
}

function reactions(item) {
  const marks = item.messages.flatMap((one) => one.reaction).filter(Boolean);
  return (
    marks.length > 0 &&
    h(
      "span.marks",
      {},
      marks.map((one) => h("span.mark", {}, one)),
    )
  );
}

function keyboard(rows, message, chat) {
  if (!rows?.length) return null;
  return h(
    "div.keyboard",
    {},
    rows.map((row) =>
      h(
        "div.line",
        {},
        row.map((one) =>
          h(
            "button",
            {
              type: "button",
              class: one.style ?? "",
              "aria-label": one.text,
              data: { action: one.callback_data ?? "" },
              onclick: (event) => chat.press(message, one, event.currentTarget),
            },
            h("span", { dir: "auto" }, one.text),
            one.url && h("small", { "aria-hidden": "true" }, " ↗"),
          ),
        ),
      ),
    ),
  );
}

function tools(item, text, chat) {
  const own = item.messages[0].from === "user";
  return h(
    "span.tools",
    {},
    h(
      "button",
      { type: "button", title: t("reply"), "aria-label": t("reply"), onclick: () => chat.replyTo(text) },
      "↩",
    ),
    own &&
      text.text &&
      h("button", { type: "button", title: t("edit"), "aria-label": t("edit"), onclick: () => chat.edit(text) }, "✎"),
    !own &&
      h(
        "button",
        { type: "button", title: t("sent"), "aria-label": t("sent"), onclick: () => chat.inspect(item) },
        "{ }",
      ),
  );
}
