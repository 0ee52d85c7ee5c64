import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";

/** In Markdown a picture's title is its caption, where the picture stands on its own. */
export function captionPictures(tree: Root): void {
  visit(tree, "element", (node) => {
    if (node.tagName !== "p") return;
    const [content, ...others] = node.children.filter(hasSubstance);
    if (content?.type !== "element" || others.length > 0) return;
    const picture = content.tagName === "a" ? content.children.find(isPicture) : content;
    if (!isPicture(picture)) return;
    const { title } = picture.properties;
    if (typeof title !== "string" || title.trim() === "") return;

    delete picture.properties.title;
    node.tagName = "figure";
    node.children = [content, element("figcaption", [{ type: "text", value: title }])];
    return SKIP;
  });
}

/**
 * Who said it, on a quotation's last line: after a dash, or marked as the one cited. It is no part of
 * what was said, so it stands under it.
 */
export function attributeQuotations(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "blockquote" || !parent || index === undefined) return;
    gatherLoose(node);
    const parts = node.children.filter(hasSubstance);
    const last = parts.at(-1);
    if (parts.length < 2 || last?.type !== "element" || !isAttribution(last)) return;

    const words = last.tagName === "p" ? last.children : [last];
    const caption = element("figcaption", words);
    node.children = node.children.slice(0, node.children.indexOf(last));
    if (parent.type === "element" && parent.tagName === "figure") {
      const hasCaption = parent.children.some(isCaption);
      parent.children.splice(index + 1, 0, ...(hasCaption ? words : [caption]));
      return;
    }
    parent.children[index] = {
      ...element("figure", [node, caption]),
      properties: { className: ["quotation"] },
    };
    return [SKIP, index + 1];
  });
}

/** Words that follow the last paragraph without being one, as they do in what Twitter hands out. */
function gatherLoose(quotation: Element): void {
  const last = quotation.children.findLastIndex(
    (child) => child.type === "element" && child.tagName === "p",
  );
  const loose = quotation.children.slice(last + 1);
  const [first] = loose.filter(hasSubstance);
  if (last < 0 || first?.type !== "text") return;
  quotation.children.splice(last + 1, loose.length, element("p", loose));
}

function isAttribution(last: Element): boolean {
  if (last.tagName === "cite") return true;
  if (last.tagName !== "p") return false;
  const [only, ...others] = last.children.filter(hasSubstance);
  const isCited = only?.type === "element" && only.tagName === "cite" && others.length === 0;
  return (
    isCited || (/^\s*(?:[—―]|–\s|--\s?)\s*\S/.test(toString(last)) && toString(last).length <= 200)
  );
}

function isPicture(node: ElementContent | undefined): node is Element {
  return node?.type === "element" && node.tagName === "img";
}

function isCaption(node: ElementContent): boolean {
  return node.type === "element" && node.tagName === "figcaption";
}

function hasSubstance(node: ElementContent): boolean {
  return node.type === "element" || (node.type === "text" && node.value.trim() !== "");
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}
