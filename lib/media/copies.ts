import sharp, { type Sharp } from "sharp";
import { copyWidths, pictureWidthMax } from "#lib/text/picture-address.ts";
import { pictureKind } from "./kind.ts";

/** Everything that is kept of a picture: the whole of it for anyone, and narrower copies in WebP. */
export type Copies = {
  width: number;
  height: number;
  whole: { type: "image/jpeg" | "image/png"; bytes: Buffer };
  webp: { width: number; bytes: Buffer }[];
};

export type Unreadable = { because: "kind" | "pixels" | "broken" };

export const pixelsMax = 50_000_000;
const timeoutSeconds = 20;
/** What a side may be once the picture is as wide as it is kept; a WebP can be no taller. */
const heightMax = 16_000;

// What was decoded once is not decoded again, so there is nothing to remember between pictures.
sharp.cache(false);

/**
 * Decodes a picture once and writes it afresh: turned upright, in sRGB, with nothing of the file it
 * came in. What moves is kept as its first frame, because nothing on a page moves by itself.
 */
export async function makeCopies(bytes: Buffer): Promise<Copies | Unreadable> {
  const kind = pictureKind(bytes);
  if (!kind) return { because: "kind" };
  try {
    const { width, height, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > pixelsMax) return { because: "pixels" };
    return await encode(bytes, { isDrawing: kind !== "jpeg", hasAlpha });
  } catch {
    return { because: "broken" };
  }
}

type Traits = { isDrawing: boolean; hasAlpha: boolean };

async function encode(bytes: Buffer, { isDrawing, hasAlpha }: Traits): Promise<Copies> {
  const upright = await sharp(bytes, { limitInputPixels: pixelsMax, failOn: "error" })
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize({
      width: pictureWidthMax,
      height: heightMax,
      fit: "inside",
      withoutEnlargement: true,
    })
    .toColourspace("srgb")
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = upright.info;
  const from = () => sharp(upright.data).timeout({ seconds: timeoutSeconds });

  const whole = await encodeWhole(from, { isDrawing, hasAlpha });
  const isSharp = whole.type === "image/png";
  const webp = [];
  for (const wanted of copyWidths(width)) {
    const bytes = await from()
      .resize({ width: wanted })
      .webp(isSharp ? { nearLossless: true, quality: 60 } : { quality: 78, smartSubsample: true })
      .toBuffer();
    webp.push({ width: wanted, bytes });
  }
  return { width, height, whole, webp };
}

/** A photograph is smaller as JPEG and a drawing as PNG, whatever it was; what is clear stays clear. */
async function encodeWhole(from: () => Sharp, traits: Traits): Promise<Copies["whole"]> {
  const asPng = () => from().png({ compressionLevel: 9, effort: 7 }).toBuffer();
  if (traits.hasAlpha) return { type: "image/png", bytes: await asPng() };
  const jpeg = await from().jpeg({ quality: 80, mozjpeg: true }).toBuffer();
  const png = traits.isDrawing ? await asPng() : undefined;
  return png && png.length <= jpeg.length
    ? { type: "image/png", bytes: png }
    : { type: "image/jpeg", bytes: jpeg };
}
