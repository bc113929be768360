// The guided tour: ten deeds, each ticked off when somebody has done it on this page or anywhere else.
import { cross, h } from "./dom.js";
import { number, reading, t } from "./words.js";

const on = (kind, platform) => (deed) => deed.kind === kind && deed.platform === platform;
const anyOf =
  (...tests) =>
  (deed) =>
    tests.some((one) => one(deed));
const speaks = anyOf(on("person.said", "telegram"), on("person.sent", "telegram"));

// which device it happens on, and the deed that ends the step
const STEPS = [
  ["customer", on("person.started", "telegram")],
  ["customer", speaks],
  ["agent", on("person.pressed", "slack")],
  ["agent", on("person.submitted", "slack")],
  ["customer", speaks],
  ["agent", on("person.said", "slack")],
  ["agent", on("person.submitted", "slack")],
  ["customer", on("person.pressed", "telegram")],
  ["customer", on("person.pressed", "telegram")],
  ["customer", (deed) => deed.kind === "sandbox.fault" && deed.wish?.mode === "off"],
];

export class Tour {
  /** `show` brings a device to the front on a narrow page. */
  constructor(root, show) {
    this.root = root;
    this.show = show;
    this.at = Number(sessionStorage.getItem("tour") ?? 0);
    root.dir = reading();
  }

  button() {
    return h(
      "button.toggle",
      {
        type: "button",
        onclick: () => {
          this.root.hidden = !this.root.hidden;
          this.draw();
        },
      },
      t("tour"),
    );
  }

  begin() {
    this.root.hidden = sessionStorage.getItem("tour-closed") === "yes" || document.body.classList.contains("only");
    this.draw();
  }

  news(deeds) {
    for (const deed of deeds) if (this.at < STEPS.length && STEPS[this.at][1](deed)) this.go(this.at + 1);
  }

  go(to) {
    this.at = to;
    sessionStorage.setItem("tour", String(to));
    this.draw();
  }

  close() {
    this.root.hidden = true;
    sessionStorage.setItem("tour-closed", "yes");
    this.draw();
  }

  draw() {
    const step = STEPS[this.at];
    for (const one of document.querySelectorAll(".device"))
      one.classList.toggle("here", !this.root.hidden && step?.[0] === one.id);
    this.root.replaceChildren(
      h("b", {}, step ? `${number(this.at + 1)}/${number(STEPS.length)}` : "✓"),
      h("span", {}, step ? t(`tour-${this.at + 1}`) : t("tour-done")),
      step && h("button.toggle", { type: "button", onclick: () => this.show(step[0]) }, t(`role-${step[0]}`)),
      step && h("button.toggle", { type: "button", onclick: () => this.go(this.at + 1) }, t("tour-next")),
      cross(t("close"), () => this.close()),
    );
  }
}
