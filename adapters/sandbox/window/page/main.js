// The window: three devices side by side, each in the hands of somebody of the company.
import { feed, get } from "./api.js";
import { roles } from "./cast.js";
import { h } from "./dom.js";
import { Sent } from "./sent.js";
import { Workspace } from "./slack/workspace.js";
import { Phone } from "./telegram/phone.js";
import { Tools } from "./tools.js";
import { Tour } from "./tour.js";
import { language, languages, learn, reading, t } from "./words.js";

const bar = document.getElementById("bar");
const stage = document.getElementById("stage");
const tabs = document.getElementById("tabs");
const said = document.getElementById("said");
const chosen = new URLSearchParams(location.hash.slice(1));
const ORDER = ["customer", "agent", "technician"];
const devices = {};
const PLATFORM = { customer: "Telegram", agent: "Slack", technician: "Telegram" };
const title = (role) => `${t(`role-${role}`)} · ${PLATFORM[role]}`;
let cast;
let tour;
let tools;

async function begin() {
  await learn();
  bar.dir = tabs.dir = reading();
  const people = await get("/window/people");
  cast = roles(people);
  const sent = new Sent(document.getElementById("side"));
  const ping = (role) => (text) => called(role, text);
  for (const role of ORDER) {
    const root = document.getElementById(role);
    root.append(h("header.who"), h("div.screen"));
    const screen = root.querySelector(".screen");
    devices[role] =
      role === "agent"
        ? new Workspace(screen, { inspect: (what) => sent.slack(what), onPing: ping(role) })
        : new Phone(screen, { inspect: (what) => sent.telegram(what), onPing: ping(role) });
  }
  Object.assign(devices.agent, { commands: cast.commands, shortcuts: cast.shortcuts });
  tools = new Tools(document.getElementById("side"));
  tools.wishes = cast.wishes;
  tour = new Tour(document.getElementById("tour"), show);
  buildBar();
  const since = await Promise.all(ORDER.map((role) => choose(role, chosen.get(role))));
  show(chosen.get("tab") ?? "customer");
  feed(Math.min(...since.filter((one) => one !== null), people.journal), news, (on) =>
    document.body.classList.toggle("away", !on),
  );
  tour.begin();
  document.body.classList.add("ready");
}

function buildBar() {
  const only = chosen.get("only");
  if (only) document.body.classList.add("only", `only-${only}`);
  const speak = h(
    "select",
    {
      "aria-label": t("language"),
      onchange: () => {
        location.search = `?lang=${speak.value}`;
      },
    },
    Object.entries(languages).map(([key, name]) => h("option", { value: key, selected: key === language }, name)),
  );
  const toggles = ORDER.map((role) =>
    h(
      "button.toggle",
      { type: "button", "aria-pressed": "true", onclick: (e) => fold(role, e.currentTarget) },
      title(role),
    ),
  );
  bar.append(
    h("img", { src: "/window/page/icon.svg", alt: "" }),
    h("h1", {}, "Sixstar"),
    h("span.claim", {}, t("claim")),
    h("span.space"),
    ...toggles,
    tour.button(),
    ...tools.buttons(),
    speak,
  );
  tabs.append(
    ...ORDER.map((role) =>
      h(
        "button",
        { type: "button", role: "tab", id: `tab-${role}`, "aria-controls": role, onclick: () => show(role) },
        t(`role-${role}`),
        h("b.dot"),
      ),
    ),
  );
}

function fold(role, button) {
  const away = document.getElementById(role).classList.toggle("folded");
  button.setAttribute("aria-pressed", String(!away));
}

/** On a narrow page one device is seen at a time. */
function show(role) {
  for (const one of ORDER) {
    document.getElementById(one).classList.toggle("shown", one === role);
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === role));
    if (one === role) tab.classList.remove("called");
  }
}

async function choose(role, key) {
  const people = cast[role];
  const person = people.find((one) => one.key === key) ?? people[0];
  const root = document.getElementById(role);
  root.hidden = !person;
  document.getElementById(`tab-${role}`).hidden = !person;
  if (!person) return null;
  chosen.set(role, person.key);
  history.replaceState(null, "", `#${chosen}`);
  drawWho(root.querySelector(".who"), role, person);
  return devices[role].be(person);
}

function drawWho(node, role, person) {
  node.dir = reading();
  const pick = h(
    "select",
    { "aria-label": t(`role-${role}`), onchange: () => choose(role, pick.value) },
    cast[role].map((one) =>
      h("option", { value: one.key, selected: one === person }, [one.name, one.about].filter(Boolean).join(" · ")),
    ),
  );
  const another = h(
    "a.another",
    {
      href: `${location.pathname}${location.search}#${role}=${person.key}&only=${role}`,
      target: "_blank",
      title: t("second-window"),
      "aria-label": t("second-window"),
    },
    "⧉",
  );
  node.replaceChildren(h("span.role", {}, title(role)), pick, another);
}

// While a button is held down nothing is drawn anew: a press would end on another node, and be lost.
let held = null;
addEventListener(
  "pointerdown",
  () => {
    held ??= [];
  },
  true,
);
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => setTimeout(release), true);

function release() {
  const waiting = held ?? [];
  held = null;
  waiting.forEach(news);
}

function news(given) {
  if (held) {
    held.push(given);
    return;
  }
  for (const role of ORDER) if (!document.getElementById(role).hidden) devices[role].news(given);
  tour.news(given.deeds ?? []);
  if ((given.other ?? []).some((one) => one.kind === "window.cast")) learnCast();
}

async function learnCast() {
  const before = cast;
  cast = roles(await get("/window/people"));
  tools.wishes = cast.wishes;
  Object.assign(devices.agent, { commands: cast.commands, shortcuts: cast.shortcuts });
  const others = (role) => JSON.stringify(before[role]) !== JSON.stringify(cast[role]);
  await Promise.all(ORDER.filter(others).map((role) => choose(role, chosen.get(role))));
}

/** A ping is seen where one is not looking, and heard by a screen reader. */
function called(role, text) {
  said.textContent = text.slice(0, 200);
  document.getElementById(`tab-${role}`).classList.add("called");
  const root = document.getElementById(role);
  root.classList.remove("pinged");
  requestAnimationFrame(() => root.classList.add("pinged"));
}

begin();
