// Where one writes in Slack: words, mentions, files, commands.
import { base64 } from "../api.js";
import { cross, h } from "../dom.js";
import { t } from "../words.js";

/** `where()` gives { channel, thread_ts? }. */
export function composer(pane, where, hint) {
  let editing = null;
  let files = [];
  const field = h("textarea", { rows: 1, dir: "auto", placeholder: hint, "aria-label": hint });
  const about = h("div.about", { hidden: true });
  const menu = h("div.menu", { hidden: true, role: "listbox" });
  const attach = h("button", { type: "button", title: t("attach"), "aria-label": t("attach"), onclick: pick }, "+");
  const send = h("button.send", { type: "submit", title: t("send"), "aria-label": t("send") }, "➤");
  const form = h("form.compose", { onsubmit: submit }, about, field, h("div.line", {}, attach, h("span"), send), menu);

  field.addEventListener("input", () => {
    grow();
    suggest();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") forget();
    if (event.key === "ArrowDown" && !menu.hidden) {
      event.preventDefault();
      menu.querySelector("button")?.focus();
    }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
  }

  /** @ names people, / the app's commands. */
  function suggest() {
    const typed = field.value.slice(0, field.selectionStart);
    const at = /(?:^|\s)@(\S*)$/.exec(typed);
    const options = at ? people(at[1]) : /^\/\S*$/.test(field.value) ? commands(field.value) : [];
    menu.replaceChildren(
      ...options.map(([name, note, use]) =>
        h(
          "button",
          {
            type: "button",
            role: "option",
            onclick: () => {
              use();
              menu.hidden = true;
              field.focus();
            },
          },
          h("b", {}, name),
          " ",
          h("small", {}, note),
        ),
      ),
    );
    menu.hidden = !options.length;
  }

  function people(begun) {
    const fits = (one) => `${one.name} ${one.real_name}`.toLowerCase().includes(begun.toLowerCase());
    return pane.state.users
      .filter(fits)
      .slice(0, 6)
      .map((one) => [
        one.real_name,
        `@${one.name}`,
        () => {
          field.value = field.value.replace(/@\S*$/, `@${one.name} `);
        },
      ]);
  }

  function commands(begun) {
    const known = pane.commands.filter((one) => one.command.startsWith(begun));
    return known.map((one) => [
      one.command,
      `${one.description} ${one.usage_hint ?? ""}`,
      () => {
        field.value = `${one.command} `;
      },
    ]);
  }

  function pick() {
    const chooser = h("input", {
      type: "file",
      multiple: true,
      onchange: async () => {
        files = await Promise.all(
          [...chooser.files].map(async (one) => ({ name: one.name, base64: await base64(one) })),
        );
        tell(files.map((one) => `📎 ${one.name}`).join("  "));
      },
    });
    chooser.click();
  }

  function tell(text) {
    about.replaceChildren(h("span", { dir: "auto" }, text), cross(t("cancel"), forget));
    about.hidden = false;
    field.focus();
  }

  function forget() {
    editing = null;
    files = [];
    about.hidden = menu.hidden = true;
  }

  async function submit(event) {
    event.preventDefault();
    const text = named(field.value.trim());
    if (!text && !files.length) return;
    const [edited, sent] = [editing, files];
    field.value = "";
    grow();
    forget();
    const { channel, thread_ts } = where();
    const command = /^(\/\S+)\s*([\s\S]*)$/.exec(text);
    if (edited) await pane.act("edit", { channel: edited.channel, ts: edited.ts, text });
    else if (command) await pane.act("command", { channel, command: command[1], text: command[2] });
    else await pane.act("say", { channel, text, ...(thread_ts ? { thread_ts } : {}), files: sent });
  }

  /** @name becomes the mention that Slack's own composer sends. */
  function named(text) {
    return text.replace(/(^|\s)@([\w.-]+)/g, (whole, space, name) => {
      const found = pane.state.users.find((one) => one.name === name);
      return found ? `${space}<@${found.id}>` : whole;
    });
  }

  return {
    node: form,
    edit(message) {
      editing = message;
      field.value = message.text;
      tell(t("edit"));
      grow();
    },
  };
}
