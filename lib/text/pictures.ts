import type { Element, ElementContent, Root } from "hast";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { destinationOf, localPath, readAddress } from "#lib/text/addresses.ts";
import { wordsIn } from "#lib/words/words.ts";

/** Our own pictures are shown. Those of other hosts are linked, because no page asks another host. */
export function settlePictures(tree: Root, language: string): void {
  visitParents(tree, "element", (node, ancestors) => {
    if (node.tagName !== "img") return;
    const parent = ancestors.at(-1);
    const index = parent?.children.findIndex((child) => child === node) ?? -1;
    if (!parent || index < 0) return;

    const src = ownPicture(node.properties.src);
    if (src) {
      const { alt, width, height, title } = node.properties;
      node.properties = { src, alt, width, height, title, loading: "lazy", decoding: "async" };
      return;
    }
    const isInLink = ancestors.some((one) => one.type === "element" && one.tagName === "a");
    const instead = pictureInWords(node, isInLink, language);
    parent.children.splice(index, 1, ...instead);
    return [SKIP, index + instead.length];
  });
}

function ownPicture(src: unknown): string | undefined {
  if (typeof src === "string" && inlinePicture.test(src.trim())) {
    return src.trim().replace(/^[^,]+/, (type) => type.toLowerCase());
  }
  const path = localPath(src);
  return path?.startsWith("/media/") ? path : undefined;
}

const inlinePicture = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;

function pictureInWords(
  { properties }: Element,
  isInLink: boolean,
  language: string,
): ElementContent[] {
  const { src, alt, title } = properties;
  const destination = destinationOf(src);
  const name = [alt, title, fileName(src)].find((text) => typeof text === "string" && text.trim());
  if (destination === "nowhere" && !(typeof alt === "string" && alt.trim())) return [];

  const host = destination === "outside" ? readAddress(src)?.host : undefined;
  const value = wordsIn(language).body.picture(name ? String(name) : "", host ?? "");
  const words: ElementContent = { type: "text", value };
  if (isInLink || destination === "nowhere") return [words];
  return [{ type: "element", tagName: "a", properties: { href: String(src) }, children: [words] }];
}

function fileName(src: unknown): string | undefined {
  const name = readAddress(src)?.pathname.split("/").pop() ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
