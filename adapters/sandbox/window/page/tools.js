// Trouble on demand, and the company set back.
import { post } from "./api.js";
import { cross, h } from "./dom.js";
import { t } from "./words.js";

const FAULTS = [
  ["fault-slack-down", { platform: "slack", mode: "down" }],
  ["fault-telegram-down", { platform: "telegram", mode: "down" }],
  ["fault-slow", { platform: "*", mode: "slow", seconds: 2 }],
  ["fault-busy", { platform: "*", status: 429, retry_after: 1, every: 3 }],
  ["fault-lost", { platform: "*", mode: "lost_answer", every: 4 }],
];
const KILL = "kill-desk";
const OFF = { platform: "*", mode: "off" };

export class Tools {
  constructor(root) {
    this.root = root;
    this.on = null;
    this.wishes = []; // what whoever started all this can do
  }

  buttons() {
    return [h("button.toggle", { type: "button", onclick: () => this.faults() }, `⚡ ${t("faults")}`)];
  }

  faults() {
    if (this.root.className === "faults" && !this.root.hidden) {
      this.root.hidden = true;
      return;
    }
    const close = cross(t("close"), () => (this.root.hidden = true));
    this.root.className = "faults";
    this.root.hidden = false;
    this.root.replaceChildren(
      h("header", {}, h("h2", {}, t("faults")), close),
      h("p", {}, t("faults-why")),
      ...[["fault-off", OFF], ...FAULTS].map(([key, wish]) =>
        h(
          "label.choice",
          {},
          h("input", {
            type: "radio",
            name: "fault",
            checked: (this.on ?? "fault-off") === key,
            onchange: () => this.set(key, wish),
          }),
          h("span", {}, t(key)),
        ),
      ),
      ...(this.wishes.includes(KILL)
        ? [
            h(
              "button.toggle",
              { type: "button", onclick: () => post("/window/wish", { wish: KILL }) },
              `☠ ${t("fault-desk")}`,
            ),
          ]
        : []),
    );
    close.focus();
  }

  /** One at a time. "Off" is told only where something ends: the tour waits for it. */
  async set(key, wish) {
    if (this.on || wish === OFF) await post("/control/faults", OFF);
    if (wish !== OFF) await post("/control/faults", wish);
    this.on = wish === OFF ? null : key;
    document.body.classList.toggle("faulty", wish !== OFF);
  }
}
