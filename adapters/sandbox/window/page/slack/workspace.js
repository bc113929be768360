// The staff's Slack as one of them has it: channels, threads, direct message, home tab, modals.
import { get, post } from "../api.js";
import { cross, dialog, h, keyed, picture, scroller } from "../dom.js";
import { t } from "../words.js";
import { draw } from "./blocks.js";
import { composer } from "./composer.js";
import { arranged, row } from "./message.js";
import { Modals } from "./modal.js";
import { Reading } from "./reading.js";
import { calls } from "./text.js";

const OLDER = 100; // messages that one look back brings

export class Workspace {
  constructor(root, { inspect, onPing }) {
    Object.assign(this, {
      root,
      inspect,
      onPing,
      commands: [],
      shortcuts: [],
      channels: new Map(),
      dismissed: new Set(),
    });
  }

  /** `who` has user (a Slack id), name and key. */
  async be(who) {
    this.wanted = who;
    const state = await get("/window/slack", { user: who.user });
    if (this.wanted !== who) return state.journal;
    Object.assign(this, { who, me: who.user, state, channels: new Map(), thread: null, whispers: state.whispers });
    this.names = names(state, who.user);
    this.reading = new Reading(who.user);
    for (const one of state.channels)
      this.channels.set(one.id, { ...one, messages: new Map(), kept: new Map(), threadKept: new Map() });
    this.build();
    const known = this.channels.has(this.at) ? this.at : null;
    const first = state.channels.find((one) => one.newest && one.name) ?? state.channels[0];
    await this.open(known ?? first?.id ?? state.im);
    if (this.wanted === who) this.showViews(state.views);
    return state.journal;
  }

  build() {
    this.side = h("nav.side", { "aria-label": t("channels") });
    this.posts = scroller("posts", t("channels"), () => this.channel()?.more && this.older());
    this.list = this.posts.node;
    this.heading = h("header.head");
    this.replies = scroller("posts", t("thread"));
    this.threadList = this.replies.node;
    this.write = composer(this, () => ({ channel: this.at }), t("message"));
    this.writeThread = composer(this, () => ({ channel: this.at, thread_ts: this.thread }), t("reply-hint"));
    const back = cross(t("close"), () => this.closeThread());
    this.threadHead = h("span.where");
    this.threadPane = h(
      "section.thread",
      { hidden: true, "aria-label": t("thread") },
      h("header.head", {}, h("strong", {}, t("thread")), this.threadHead, back),
      this.threadList,
      this.writeThread.node,
    );
    this.home = h("section.home", { hidden: true, tabIndex: 0 });
    this.veil = h("div.veil", { hidden: true });
    this.modals = new Modals(this.veil, this);
    this.main = h("section.main", {}, this.heading, this.list, this.write.node);
    this.root.replaceChildren(h("div.frame", {}, this.side, this.main, this.home, this.threadPane, this.veil));
    this.root.setAttribute("aria-label", t("slack-of", { who: this.who.name }));
  }

  channel() {
    return this.channels.get(this.at);
  }

  async open(id) {
    this.at = id;
    this.home.hidden = true;
    this.main.hidden = false;
    this.root.classList.remove("picking");
    if (this.thread && !this.channel()?.messages.has(this.thread)) this.closeThread();
    const channel = this.channel();
    if (channel && !channel.loaded) {
      const given = await get("/window/slack/channel", { channel: id });
      for (const one of given.messages) channel.messages.set(one.ts, one);
      Object.assign(channel, { more: given.more, loaded: true });
      if (this.at !== id) return;
    }
    this.draw();
    this.posts.toEnd();
  }

  async openThread(channel, ts) {
    if (this.at !== channel) await this.open(channel);
    const given = await get("/window/slack/thread", { channel, ts });
    for (const one of given.messages) this.channels.get(channel).messages.set(one.ts, one);
    this.thread = ts;
    this.threadPane.hidden = false;
    this.root.classList.add("threaded");
    this.draw();
    this.replies.toEnd();
    this.writeThread.node.querySelector("textarea").focus({ preventScroll: true });
  }

  closeThread() {
    this.thread = null;
    this.threadPane.hidden = true;
    this.root.classList.remove("threaded");
    this.draw();
  }

  openHome() {
    this.act("home");
    this.main.hidden = true;
    this.home.hidden = false;
    this.closeThread();
    this.showViews(this.views);
  }

  draw() {
    const channel = this.channel();
    if (!channel) return;
    const every = [...channel.messages.values(), ...this.whispersIn(channel.id)].sort((a, b) => (a.ts > b.ts ? 1 : -1));
    if (!document.hidden) this.reading.read(channel.id, channel.newest, this.thread);
    const top = every.filter((one) => !inThread(one));
    const show = (list, messages, inside, kept) =>
      keyed(
        list.inner,
        arranged(messages, inside, kept),
        (one) => one.id,
        (one) => (one.day ? h("div.day", {}, h("span", {}, one.day)) : row(one, this)),
      );
    show(this.posts, top, false, channel.kept);
    if (this.thread)
      show(
        this.replies,
        every.filter((one) => one.ts === this.thread || inThread(one) === this.thread),
        true,
        channel.threadKept,
      );
    this.heading.replaceChildren(
      h(
        "button.menu-button",
        { type: "button", "aria-label": t("channels"), onclick: () => this.root.classList.toggle("picking") },
        "☰",
      ),
      h("strong", { dir: "auto" }, this.titleOf(channel)),
      h(
        "span.where",
        {},
        channel.im ? "" : t("members", { count: channel.members.filter((one) => one !== this.names.app).length }),
      ),
    );
    this.threadHead.textContent = this.titleOf(channel);
    this.drawSide();
  }

  drawSide() {
    const line = (channel) => {
      const unread = this.reading.unread(channel);
      const called = this.reading.called(channel.id);
      return h(
        "button",
        {
          type: "button",
          class: `${channel.id === this.at && this.home.hidden ? "open" : ""} ${unread ? "unread" : ""}`,
          "aria-current": channel.id === this.at ? "page" : null,
          onclick: () => this.open(channel.id),
        },
        h("span.name", {}, this.titleOf(channel)),
        called > 0 && h("b.badge", { title: t("mentions") }, String(called)),
      );
    };
    const some = (title, channels) => channels.length > 0 && [h("h4", {}, title), channels.map(line)];
    const all = [...this.channels.values()];
    this.side.replaceChildren(
      h("div.team", {}, this.state.team.name),
      h(
        "div.groups",
        {},
        some(
          t("channels"),
          all.filter((one) => !one.im),
        ),
        some(
          t("apps"),
          all.filter((one) => one.im),
        ),
        this.views?.home &&
          h("button", { type: "button", onclick: () => this.openHome() }, h("span.name", {}, `⌂ ${t("home")}`)),
      ),
      h("div.self", {}, picture(this.who.name, "square"), h("span", { dir: "auto" }, this.who.name)),
    );
  }

  titleOf(channel) {
    return channel.im ? this.names.of(channel.im === this.me ? this.names.app : channel.im) : `# ${channel.name}`;
  }
  whispersIn(channel) {
    return this.whispers.filter((one) => one.channel === channel && !this.dismissed.has(one.ts));
  }
  dismiss(message) {
    this.dismissed.add(message.ts);
    this.draw();
  }
  callsMe(message) {
    return calls(message, this.me);
  }
  threadUnread(message) {
    return this.reading.threadUnread(message);
  }
  edit(message) {
    (inThread(message) ? this.writeThread : this.write).edit(message);
  }

  async act(what, given = {}) {
    try {
      const done = await post(`/control/slack/${what}`, { user: this.me, ...given });
      if (done.error && what !== "submit")
        this.warn(done.error === "connection_failed" ? t("app-away") : t("app-silent"));
      return done;
    } catch (no) {
      this.warn(no.cause?.why ?? no.message);
      return null;
    }
  }

  warn(words) {
    dialog(
      "alert",
      h("p", {}, words),
      h("form", { method: "dialog" }, h("button.button.primary", { autofocus: true }, "OK")),
    );
  }

  /** What an element needs of the message or view that it stands in. */
  placeOf(message, view) {
    const spot = view ? { view_id: view.id } : { channel: message.channel, ts: message.ts };
    return {
      names: this.names,
      words: t,
      press: async (block, one, node) => {
        node?.classList.add("busy");
        await this.act("press", {
          ...spot,
          action_id: one.action_id,
          ...(one.value === undefined ? {} : { value: one.value }),
        });
        setTimeout(() => node?.classList.remove("busy"), 300);
      },
      choose: (block, one, value) => this.act("select", { ...spot, action_id: one.action_id, value }),
      suggest: async (block, one, typed) =>
        (await this.act("suggest", { ...spot, action_id: one.action_id, typed }))?.options ?? [],
    };
  }

  async older() {
    const channel = this.channel();
    if (this.looking) return;
    this.looking = true;
    const first = [...channel.messages.values()]
      .filter((one) => !one.in_thread)
      .reduce((least, one) => (one.ts < least ? one.ts : least), "9");
    try {
      const given = await get("/window/slack/channel", { channel: channel.id, before: first, limit: OLDER });
      for (const one of given.messages) channel.messages.set(one.ts, one);
      channel.more = given.more;
    } finally {
      this.looking = false;
    }
    if (channel !== this.channel()) return;
    const height = this.list.scrollHeight;
    this.draw();
    this.list.scrollTop += this.list.scrollHeight - height;
  }

  news({ messages = [], whispers = {}, views = {} }) {
    if (!this.state) return;
    for (const one of messages) this.take(one);
    if (this.me in whispers) this.whispers = whispers[this.me];
    if (messages.length || this.me in whispers) this.draw();
    for (const one of messages.filter((each) => each.edited || each.bot_id)) this.flash(one.ts);
    if (this.me in views) this.showViews(views[this.me]);
  }

  take(one) {
    const channel = this.channels.get(one.channel);
    if (!channel) return;
    if (one.gone) {
      channel.messages.delete(one.ts);
      return;
    }
    const fresh = one.ts > (channel.newest || "");
    if (fresh) channel.newest = one.ts;
    if (channel.loaded || one.in_thread) channel.messages.set(one.ts, one);
    if (!fresh || one.user === this.me) return;
    const called = this.callsMe(one);
    this.reading.came(one, called, channel.id === this.at && !document.hidden);
    if (called) this.onPing(`${this.titleOf(channel)}: ${one.text}`);
  }

  flash(ts) {
    for (const one of this.root.querySelectorAll(`[data-ts="${ts}"]`)) one.classList.add("changed");
  }

  showViews(views) {
    this.views = views ?? { modals: [], home: null };
    this.modals.show(this.views.modals);
    if (!this.home.hidden && this.views.home)
      this.home.replaceChildren(...draw(this.views.home.blocks, this.placeOf(null, this.views.home)));
    this.drawSide();
  }
}

const inThread = (one) => one.in_thread ?? (one.user_id ? one.thread_ts : null) ?? null;

function names(state, me) {
  const known = new Map([
    ...state.users.map((one) => [one.id, one.real_name]),
    ...state.every.map((one) => [one.id, one.name]),
    [state.app.user, state.app.name],
  ]);
  const options = (entries) =>
    entries.map((one) => ({ value: one.id, text: { text: one.real_name ?? `#${one.name}` } }));
  return {
    me,
    app: state.app.user,
    of: (id) => known.get(id) ?? id,
    people: () => options(state.users),
    channels: () => options(state.every),
  };
}
