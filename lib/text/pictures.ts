import type { Element, ElementContent, Properties, Root } from "hast";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { destinationOf, fileNameIn, localPath, readAddress } from "#lib/text/addresses.ts";
import {
  copyAddress,
  copyWidths,
  pictureAddress,
  readPictureAddress,
  type PictureAddress,
} from "#lib/text/picture-address.ts";
import { wordsIn } from "#lib/words/words.ts";

/** Our own pictures are shown. Those of other hosts are linked, because no page asks another host. */
export function settlePictures(tree: Root, language: string): void {
  let count = 0;
  visitParents(tree, "element", (node, ancestors) => {
    if (node.tagName !== "img") return;
    const parent = ancestors.at(-1);
    const index = parent?.children.findIndex((child) => child === node) ?? -1;
    if (!parent || index < 0) return;

    const shown = ownPicture(node.properties);
    if (shown) {
      const { alt, title } = node.properties;
      // The first may be what a reader sees first, and a lazy one waits until the styles are read.
      const loading = count > 0 ? "lazy" : undefined;
      node.properties = { ...shown, alt, title, loading, decoding: "async" };
      count += 1;
      return;
    }
    const isInLink = ancestors.some((one) => one.type === "element" && one.tagName === "a");
    const instead = pictureInWords(node, isInLink, language);
    parent.children.splice(index, 1, ...instead);
    return [SKIP, index + instead.length];
  });
}

/** The addresses of our own pictures in a text that has been rendered. */
export function pictureAddresses(html: string): string[] {
  return [...html.matchAll(/<img src="(\/media\/[^"]+)"/g)].flatMap(([, address]) => address ?? []);
}

function ownPicture({ src, width, height }: Properties): Properties | undefined {
  if (typeof src === "string" && inlinePicture.test(src.trim())) {
    return { src: src.trim().replace(/^[^,]+/, (type) => type.toLowerCase()), width, height };
  }
  const picture = readPictureAddress(src);
  if (picture) return storedPicture(picture, width);
  const path = localPath(src);
  return path?.startsWith("/media/") ? { src: path, width, height } : undefined;
}

/** As large as it is, or smaller where its author wrote a width; never stretched. */
function storedPicture({ key, width, height }: PictureAddress, wanted: unknown): Properties {
  const shown = Math.min(width, Math.max(1, Math.round(Number(wanted)) || width));
  const widths = copyWidths(width);
  return {
    src: pictureAddress(key),
    srcSet: widths.map((one) => `${copyAddress(key, one)} ${one}w`).join(", "),
    sizes: shown < columnWidth ? `${shown}px` : columnSizes,
    width: shown,
    height: Math.max(1, Math.round((shown * height) / width)),
  };
}

/** The column of text is 38rem where there is room for it, and else what the sheet's edges leave. */
const columnWidth = 608;
const columnSizes = "(min-width: 43rem) 38rem, calc(100vw - 2.5rem)";

const inlinePicture = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;

function pictureInWords(
  { properties }: Element,
  isInLink: boolean,
  language: string,
): ElementContent[] {
  const { src, alt, title } = properties;
  const destination = destinationOf(src);
  const name = [alt, title, fileNameIn(src)].find(
    (text) => typeof text === "string" && text.trim(),
  );
  if (destination === "nowhere" && !(typeof alt === "string" && alt.trim())) return [];

  const host = destination === "outside" ? readAddress(src)?.host : undefined;
  const value = wordsIn(language).body.picture(name ? String(name) : "", host ?? "");
  const words: ElementContent = { type: "text", value };
  if (isInLink || destination === "nowhere") return [words];
  return [{ type: "element", tagName: "a", properties: { href: String(src) }, children: [words] }];
}
