// Where a person writes on their phone: words, photos, files, voice, place, contact, commands.
import { base64 } from "../api.js";
import { cross, h } from "../dom.js";
import { t } from "../words.js";

const PLACES = { latitude: 37.9421, longitude: 23.6465 }; // Piraeus: for those whose browser does not tell theirs

export function composer(phone) {
  let answering = null;
  let editing = null;
  const field = h("textarea", { rows: 1, dir: "auto", placeholder: t("message"), "aria-label": t("message") });
  const about = h("div.about", { hidden: true });
  const menu = h("div.menu", { hidden: true, role: "menu" });
  const keys = h("div.keys", { hidden: true });
  const send = h("button.send", { type: "submit", "aria-label": t("send"), title: t("send") }, "➤");
  const attach = h(
    "button.attach",
    {
      type: "button",
      "aria-label": t("attach"),
      title: t("attach"),
      "aria-haspopup": "menu",
      onclick: () => show(attachments()),
    },
    "📎",
  );
  const commands = h(
    "button.commands",
    { type: "button", "aria-label": t("commands"), title: t("commands"), onclick: () => show(listed()) },
    "/",
  );
  const form = h("form.write", { onsubmit: submit }, commands, field, attach, send);
  const start = h(
    "button.start",
    { type: "button", onclick: () => phone.act("start", phone.who.token ? { payload: phone.who.token } : {}) },
    t("start"),
  );
  const node = h("div.composer", {}, about, menu, form, keys, start);

  field.addEventListener("input", grow);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape") forget();
  });
  node.addEventListener("focusout", (event) => {
    if (!node.contains(event.relatedTarget)) menu.hidden = true;
  });

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
  }

  async function submit(event) {
    event.preventDefault();
    const text = field.value;
    if (!text.trim()) return;
    const [edited, replied] = [editing, answering];
    field.value = "";
    grow();
    forget();
    const done = edited
      ? await phone.act("edit", { message_id: edited.message_id, text })
      : await phone.act("say", { text, ...(replied ? { reply_to: replied.message_id } : {}) });
    if (!done) {
      field.value = text;
      grow();
    }
  }

  function forget() {
    answering = editing = null;
    about.hidden = menu.hidden = true;
  }

  function tell(label, message) {
    about.replaceChildren(
      h("span", {}, h("strong", {}, label), h("span", { dir: "auto" }, message.text.slice(0, 90) || "…")),
      cross(t("cancel"), forget),
    );
    about.hidden = false;
    field.focus();
  }

  function show(entries) {
    menu.hidden = !menu.hidden;
    menu.replaceChildren(...entries);
    menu.querySelector("button")?.focus();
  }

  const entry = (label, deed, note) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        onclick: () => {
          menu.hidden = true;
          deed();
        },
      },
      h("b", {}, label),
      note && h("span", {}, note),
    );

  function listed() {
    return phone.head.commands.map((one) =>
      entry(`/${one.command}`, () => phone.act("say", { text: `/${one.command}` }), one.description),
    );
  }

  function attachments() {
    return [
      entry(`🖼 ${t("photos")}`, () => pick("image/*", sendPhotos)),
      entry(`📄 ${t("file")}`, () => pick("", sendFiles)),
      entry(`🎤 ${t("voice")}`, () => phone.act("voice")),
      entry(`📍 ${t("location")}`, sendPlace),
      entry(`👤 ${t("contact")}`, () =>
        phone.act("contact", { phone_number: "+302105550100", first_name: phone.who.name, user_id: phone.who.user }),
      ),
    ];
  }

  function pick(accept, use) {
    const chooser = h("input", { type: "file", accept, multiple: true, onchange: () => use([...chooser.files]) });
    chooser.click();
  }

  async function sendPhotos(files) {
    const caption = field.value.trim() || undefined;
    field.value = "";
    const photos = await Promise.all(files.map(base64));
    for (let at = 0; at < photos.length; at += 10) {
      const some = photos.slice(at, at + 10);
      if (some.length === 1) await phone.act("photo", { base64: some[0], caption, mime: files[at].type });
      else await phone.act("album", { photos: some, caption });
    }
  }

  async function sendFiles(files) {
    for (const one of files)
      await phone.act("file", {
        name: one.name,
        mime: one.type || "application/octet-stream",
        base64: await base64(one),
      });
  }

  function sendPlace() {
    const there = (place) => phone.act("location", place);
    if (!navigator.geolocation) there(PLACES);
    else
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => there({ latitude: coords.latitude, longitude: coords.longitude }),
        () => there(PLACES),
        { timeout: 4000 },
      );
  }

  function update(head, keyboard) {
    start.hidden = head.started && !head.blocked;
    form.hidden = !start.hidden;
    start.textContent = head.blocked ? t("unblock") : t("start");
    commands.hidden = !head.commands.length;
    keys.hidden = !keyboard || form.hidden;
    keys.replaceChildren(
      ...(keyboard ?? []).map((row) =>
        h(
          "div.line",
          {},
          row.map((one) => h("button", { type: "button", onclick: () => pressed(one) }, one.text)),
        ),
      ),
    );
  }

  function pressed(key) {
    if (key.request_contact)
      phone.act("contact", { phone_number: "+302105550100", first_name: phone.who.name, user_id: phone.who.user });
    else if (key.request_location) sendPlace();
    else phone.act("say", { text: key.text ?? key });
  }

  return {
    node,
    update,
    replyTo(message) {
      forget();
      answering = message;
      tell(t("reply"), message);
    },
    edit(message) {
      forget();
      editing = message;
      field.value = message.text;
      tell(t("edit"), message);
      grow();
    },
  };
}
