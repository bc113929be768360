// Building the page. Everything that people or bots wrote becomes a text node: nothing is ever parsed as HTML.

/** An element: h("p.note", {title: "x", onclick: f}, "text", child). Properties that are null or false are left out. */
export function h(name, props = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag || "div");
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(props)) set(made, key, value);
  made.append(
    ...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false && one !== ""),
  );
  return made;
}

function set(made, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "class") made.classList.add(...value.split(" ").filter(Boolean));
  else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
  else if (key === "style") Object.assign(made.style, value);
  else if (key === "data") Object.assign(made.dataset, value);
  else if (key in made && !key.startsWith("aria") && key !== "role" && key !== "list") made[key] = value;
  else made.setAttribute(key, value === true ? "" : value);
}

/** Makes the children of `parent` those that `draw` gives for `items`; what has not changed stays as it is. */
export function keyed(parent, items, key, draw) {
  const known = parent.known ?? new Map();
  const next = new Map();
  const staying = new Set(items.map(key));
  for (const [id, { node }] of known) if (!staying.has(id)) node.remove();
  let at = parent.firstChild;
  for (const item of items) {
    const id = key(item);
    const before = known.get(id);
    const node = before?.item === item ? before.node : draw(item);
    next.set(id, { item, node });
    const held = before && before.node !== node ? heldIn(before.node) : null;
    if (before && before.node !== node) {
      if (at === before.node) at = at.nextSibling;
      before.node.remove();
    }
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    if (held !== null) hold(node, held);
  }
  parent.known = next;
}

/** Whoever goes by keyboard stays where they were when a message changes under them. */
function heldIn(node) {
  return node.contains(document.activeElement) ? document.activeElement.textContent : null;
}

function hold(node, words) {
  const places = [...node.querySelectorAll("button, select, input, a[href]")];
  (places.find((one) => one.textContent === words) ?? places[0])?.focus({ preventScroll: true });
}

const HAND_MS = 1000;

/** A list that one scrolls; it stays at its end when it was there, whatever comes or grows. */
export function scroller(name, label, onTop) {
  const inner = h("div.inner");
  const node = h(`div.${name}`, { role: "log", tabIndex: 0, "aria-label": label }, inner);
  let ending = true;
  let hand = -Infinity; // when a person last touched it: only they scroll away from the end
  const toEnd = () => {
    ending = true;
    node.scrollTop = node.scrollHeight;
  };
  node.addEventListener(
    "scroll",
    () => {
      if (node.scrollHeight - node.scrollTop - node.clientHeight < 60) ending = true;
      else if (performance.now() - hand < HAND_MS) ending = false;
      else if (ending) toEnd();
      if (node.scrollTop < 80) onTop?.();
    },
    { passive: true },
  );
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"])
    node.addEventListener(
      event,
      () => {
        hand = performance.now();
      },
      { passive: true },
    );
  const watching = new ResizeObserver(() => ending && toEnd());
  watching.observe(inner);
  watching.observe(node);
  return { node, inner, toEnd };
}

/** Is it mainly written from right to left? */
export function rightToLeft(text) {
  const right = (text.match(/[\u0590-\u08ff\ufb1d-\ufefc]/g) ?? []).length;
  return right * 2 > (text.match(/\p{L}/gu) ?? []).length;
}

const HUES = [212, 12, 160, 275, 38, 190, 330, 95, 240, 0];

/** The colour somebody's picture has, always the same. */
function hue(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return HUES[sum % HUES.length];
}

function initials(name) {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  return parts
    .slice(0, 2)
    .map((one) => [...one][0])
    .join("")
    .toUpperCase();
}

export function picture(name, kind = "") {
  const made = h("span.picture", { class: kind, "aria-hidden": "true" }, initials(name) || "?");
  made.style.setProperty("--hue", hue(name));
  return made;
}

/** What closes, or takes back. */
export const cross = (label, onclick) => h("button", { type: "button", "aria-label": label, onclick }, "✕");

/** A dialog of the browser's own: focus stays in it, Escape closes it. */
export function dialog(name, ...children) {
  const made = h(`dialog.${name}`, {}, ...children);
  document.body.append(made);
  made.addEventListener("close", () => made.remove());
  made.showModal();
  return made;
}
