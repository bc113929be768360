// What the bot really sent: the raw calls behind a message, with the rules they were held against.
import { get } from "./api.js";
import { cross, h } from "./dom.js";
import { clock, t } from "./words.js";

export class Sent {
  constructor(root) {
    this.root = root;
  }

  async telegram({ bot, user, message }) {
    this.show(await get("/window/sent/telegram", { bot, user, message }));
  }
  async slack({ channel, ts }) {
    this.show(await get("/window/sent/slack", { channel, ts }));
  }

  show(calls) {
    const close = cross(t("close"), () => (this.root.hidden = true));
    this.root.replaceChildren(
      h("header", {}, h("h2", {}, t("sent")), close),
      ...(calls.length ? calls.map(call) : [h("p", {}, t("sent-nothing"))]),
    );
    this.root.className = "sent";
    this.root.hidden = false;
    close.focus();
  }
}

function call(one) {
  return h(
    "details.call",
    { open: true },
    h(
      "summary",
      {},
      h("b", { class: one.ok ? "good" : "bad" }, one.ok ? "✓" : String(one.status)),
      " ",
      h("code", {}, one.method),
      " ",
      h("time", {}, clock(one.at)),
      one.fault && h("em", {}, ` ${one.fault}`),
    ),
    one.error && h("p.bad", {}, one.error),
    h("pre", { dir: "ltr", tabIndex: 0 }, JSON.stringify(opened(one.args), null, 2)),
    h(
      "details",
      {},
      h("summary", {}, t("rules", { count: one.rules.length })),
      h(
        "ul",
        { dir: "ltr" },
        one.rules.map((rule) => h("li", {}, rule)),
      ),
    ),
  );
}

/** JSON inside a text is easier to read unpacked. */
function opened(args) {
  return Object.fromEntries(
    Object.entries(args ?? {}).map(([key, value]) => {
      if (typeof value !== "string" || !/^[[{]/.test(value)) return [key, value];
      try {
        return [key, JSON.parse(value)];
      } catch {
        return [key, value];
      }
    }),
  );
}
