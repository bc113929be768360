// Block Kit, drawn. `place` is where it stands: { names, press, choose, suggest, value, typed }.
import { h } from "../dom.js";
import { element } from "./elements.js";
import { rich, text } from "./text.js";

export function draw(blocks, place) {
  return blocks.map((one) => (BLOCKS[one.type] ?? unknown)(one, place));
}

const unknown = (block) => h("div.block.unknown", {}, `[${block.type}]`);
const words = (object, place) => h("span", { dir: "auto" }, text(object, place.names));

const BLOCKS = {
  header: (block, place) => h("h3.block", { dir: "auto" }, text(block.text, place.names)),
  divider: () => h("hr.block"),
  rich_text: (block, place) => h("div.block", {}, rich(block, place.names)),
  markdown: (block) => h("div.block.text", { dir: "auto" }, block.text),
  section(block, place) {
    return h(
      "div.block.section",
      {},
      h(
        "div.main",
        {},
        block.text && h("div.text", { dir: "auto" }, text(block.text, place.names)),
        block.fields &&
          h(
            "div.fields",
            {},
            block.fields.map((one) => h("div.field", { dir: "auto" }, text(one, place.names))),
          ),
      ),
      block.accessory &&
        h(
          "div.accessory",
          {},
          block.accessory.type === "image" ? image(block.accessory, "small") : element(block, block.accessory, place),
        ),
    );
  },
  context: (block, place) =>
    h(
      "div.block.context",
      {},
      block.elements.map((one) => (one.type === "image" ? image(one, "tiny") : words(one, place))),
    ),
  actions: (block, place) =>
    h(
      "div.block.actions",
      {},
      block.elements.map((one) => element(block, one, place)),
    ),
  image: (block, place) =>
    h(
      "figure.block",
      {},
      block.title && h("figcaption", { dir: "auto" }, text(block.title, place.names)),
      image(block, "large"),
    ),
  video: (block, place) =>
    h(
      "div.block",
      {},
      h("a", { href: block.video_url, target: "_blank", rel: "noopener" }, text(block.title, place.names)),
    ),
  file: (block) => h("div.block.context", {}, `📎 ${block.external_id}`),
  input(block, place) {
    const id = `in-${block.block_id}`;
    const optional = block.optional ? h("span.optional", {}, ` (${place.words("optional")})`) : null;
    return h(
      "div.block.input",
      { data: { block: block.block_id } },
      h("label", { htmlFor: id, id: `${id}-label`, dir: "auto" }, text(block.label, place.names), optional),
      element(block, block.element, { ...place, id }),
      block.hint && h("p.hint", { dir: "auto" }, text(block.hint, place.names)),
      h("p.wrong", { role: "alert", hidden: true }),
    );
  },
};

/** Pictures come from the sandbox; the page loads nothing from elsewhere, as the browser itself sees to. */
function image(one, kind) {
  const own = one.slack_file?.id ? `/window/slack/file/${one.slack_file.id}` : null;
  return own
    ? h(`img.${kind}`, { src: own, alt: one.alt_text })
    : h(`span.noimage.${kind}`, { role: "img", "aria-label": one.alt_text, title: one.image_url }, "🖼");
}
