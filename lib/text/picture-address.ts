import { localPath } from "#lib/text/addresses.ts";

/**
 * A picture of our own, as its address names it: `/media/<hash>-<width>x<height>`. The address says
 * the size, so that a page leaves the right room for a picture without asking anyone about it.
 */
export type PictureAddress = { key: string; width: number; height: number };

const folder = "/media/";
const keyPattern = /^[0-9a-f]{20}-([1-9]\d{0,4})x([1-9]\d{0,4})$/;
const wantedWidths = [480, 800, 1200];
/** No copy is wider: twice the measure of the text, and some. */
export const pictureWidthMax = 1600;

export function pictureAddress(key: string): string {
  return folder + key;
}

/** The address of a narrower copy, in WebP. */
export function copyAddress(key: string, width: number): string {
  return `${folder}${key}/${width}.webp`;
}

export function readPictureAddress(address: unknown): PictureAddress | undefined {
  const path = localPath(address);
  return path?.startsWith(folder) ? readPictureKey(path.slice(folder.length)) : undefined;
}

export function readPictureKey(key: string): PictureAddress | undefined {
  const [, width, height] = keyPattern.exec(key) ?? [];
  return width && height ? { key, width: Number(width), height: Number(height) } : undefined;
}

/** The widths a picture is kept in, the last of which is its own. None is wider than it was given. */
export function copyWidths(width: number): number[] {
  return [...wantedWidths.filter((wanted) => wanted < width), width];
}
