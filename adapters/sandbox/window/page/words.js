// What the page itself says, in the reader's language; people and bots speak for themselves.

const LANGUAGES = { en: "English", el: "Ελληνικά", pl: "Polski", fa: "فارسی" };
let words = {};
export let language = "en";

export async function learn() {
  const asked = new URLSearchParams(location.search).get("lang");
  const wished = [asked, ...navigator.languages.map((one) => one.slice(0, 2)), "en"];
  language = wished.find((one) => one in LANGUAGES);
  words = await (await fetch(`/window/page/words/${language}.json`)).json();
  document.documentElement.lang = language;
}

export const languages = LANGUAGES;
export const reading = () => (language === "fa" ? "rtl" : "ltr");

/** The words of this key; `{name}` in them is filled. */
export function t(key, facts = {}) {
  const found = words[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

const minutes = new Map();
export function clock(seconds, full = false) {
  const options = full
    ? { dateStyle: "long", timeStyle: "medium" }
    : { hour: "2-digit", minute: "2-digit", hour12: false };
  if (!minutes.has(full)) minutes.set(full, new Intl.DateTimeFormat(locale(), options));
  return minutes.get(full).format(seconds * 1000);
}

export function day(seconds) {
  const then = new Date(seconds * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(then).setHours(0, 0, 0, 0)) / 86400000);
  if (days < 2) return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(-days, "day");
  return new Intl.DateTimeFormat(locale(), { weekday: "long", day: "numeric", month: "long" }).format(then);
}

export const number = (value) => new Intl.NumberFormat(locale()).format(value);
const locale = () => (language === "fa" ? "fa-IR" : language);

export function size(bytes) {
  const steps = ["byte", "kilobyte", "megabyte"];
  const step = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : 2;
  const format = { style: "unit", unit: steps[step], unitDisplay: "short", maximumFractionDigits: step };
  return new Intl.NumberFormat(locale(), format).format(bytes / 1000 ** step);
}
