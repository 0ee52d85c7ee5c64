import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { pictures } from "#db/schema/media.ts";
import { pictureCommand } from "#lib/media/command.ts";
import { findPictureFile } from "#lib/media/find.ts";
import { mediaFolder } from "#lib/media/folder.ts";
import { storePicture } from "#lib/media/store.ts";
import { readPictureAddress } from "#lib/text/picture-address.ts";

const folder = mkdtempSync(join(tmpdir(), "byline-pictures-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a picture is kept in every width a page may ask for, and none wider than it is", async () => {
  const { parts } = await kept(aFile("wide.jpg", await aPhotograph(1000, 500).toBuffer()));

  expect(readdirSync(join(mediaFolder(), parts.key)).sort()).toEqual([
    "1000.webp",
    "480.webp",
    "800.webp",
    "whole",
  ]);
  expect(await sizeOf(parts.key, "480.webp")).toEqual(["webp", 480, 240]);
  expect(await sizeOf(parts.key)).toEqual(["jpeg", 1000, 500]);
  expect(parts).toMatchObject({ width: 1000, height: 500 });
});

test("a larger one is kept no wider than 1600 pixels", async () => {
  const { parts } = await kept(aFile("larger.jpg", await aPhotograph(3000, 2000).toBuffer()));

  expect(parts).toMatchObject({ width: 1600, height: 1067 });
  expect(await sizeOf(parts.key, "1600.webp")).toEqual(["webp", 1600, 1067]);
});

test("a picture is turned upright, and nothing of its file is in any copy", async () => {
  const secret = "51 deg 30' N, serial 12345";
  const bytes = await aPhotograph(600, 300)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: secret, Software: secret } })
    .toBuffer();
  expect(bytes.includes(secret)).toBe(true);

  const { parts } = await kept(aFile("turned.jpg", bytes));

  expect(parts).toMatchObject({ width: 300, height: 600 });
  for (const name of readdirSync(join(mediaFolder(), parts.key))) {
    const copy = readFileSync(join(mediaFolder(), parts.key, name));
    const { exif, icc, xmp, orientation } = await sharp(copy).metadata();
    expect({ name, exif, icc, xmp, orientation }).toEqual({ name });
    expect(copy.includes(secret)).toBe(false);
  }
});

test("what is clear in a picture stays clear", async () => {
  const clear = {
    create: { width: 64, height: 64, channels: 4, background: "#ff000080" },
  } as const;
  const { parts } = await kept(aFile("clear.png", await sharp(clear).png().toBuffer()));

  expect((await findPictureFile([parts.key]))?.type).toBe("image/png");
  const copy = await findPictureFile([parts.key, "64.webp"]);
  expect((await sharp(copy?.bytes).metadata()).hasAlpha).toBe(true);
});

test("what moves is kept as its first frame", async () => {
  const frames = await Promise.all(
    ["red", "blue"].map((background) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const moving = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [50, 50] })
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);

  const { parts } = await kept(aFile("moving.gif", moving));

  const copy = await findPictureFile([parts.key, "20.webp"]);
  expect((await sharp(copy?.bytes).metadata()).pages).toBeUndefined();
  const { dominant } = await sharp(copy?.bytes).stats();
  expect(dominant.r).toBeGreaterThan(dominant.b);
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x</script></svg>`;

test.each([
  ["an SVG", Buffer.from(svg)],
  ["an SVG called PNG", Buffer.from(`<?xml version="1.0"?>${svg}`)],
  ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a TIFF", await aPhotograph(9, 9).tiff().toBuffer()],
  ["an AVIF", await aPhotograph(9, 9).avif().toBuffer()],
  ["nothing", Buffer.alloc(0)],
])("%s is refused with what to do instead", async (_, bytes) => {
  const storing = await storePicture(aFile("picture.png", bytes));

  expect(storing).toEqual({
    outcome: "refused",
    message: "Use a JPEG, PNG, WebP or GIF picture. What a file is called does not decide it.",
  });
});

test("too many pixels are refused by the header alone, and half a picture is none", async () => {
  const whole = await aPhotograph(400, 400).toBuffer();
  const enormous = await sharp({
    create: { width: 9000, height: 9000, channels: 3, background: "white" },
  })
    .png()
    .toBuffer();

  const larger = await storePicture(aFile("enormous.png", enormous));
  const half = await storePicture(aFile("half.jpg", whole.subarray(0, whole.length / 2)));
  const missing = await storePicture(join(folder, "missing.jpg"));

  expect(larger).toMatchObject({ message: "Use a picture of at most 50 million pixels." });
  expect(half).toMatchObject({
    message: "This picture cannot be read to its end. Save it again where you made it.",
  });
  expect(missing).toMatchObject({ message: "There is no file there that can be read." });
  expect(readdirSync(mediaFolder()).filter((name) => name.includes("unfinished"))).toEqual([]);
});

test("the same picture twice is one picture, and a lost file is made again", async () => {
  const file = aFile("same.jpg", await aPhotograph(80, 60).toBuffer());
  const stored = await Promise.all(Array.from({ length: 8 }, () => storePicture(file, "A wall")));
  const [one] = stored;
  if (!one) throw new Error("Nothing was stored.");
  expect(stored).toEqual(Array.from({ length: 8 }, () => one));

  const { key } = await keptParts(one);
  rmSync(join(mediaFolder(), key), { recursive: true });
  await storePicture(file);

  expect(await findPictureFile([key])).toBeDefined();
  const rows = await reader.select().from(pictures);
  expect(rows.filter((row) => row.key === key)).toMatchObject([
    { originalName: "same.jpg", width: 80, height: 60, type: "image/jpeg" },
  ]);
});

test("only you can open the folder of pictures", () => {
  expect(statSync(mediaFolder()).mode & 0o777).toBe(0o700);
});

test.each([
  [["../secret", "9.webp"]],
  [["../secret"]],
  [["..", "byline.db"]],
  [["../byline.db"]],
  [["..%2Fbyline.db"]],
  [["0123456789abcdef0123-9x9", "../../byline.db"]],
  [["0123456789abcdef0123-9x9", "whole"]],
  [["0123456789abcdef0123-9x9", "9.webp", "more"]],
  [["0123456789abcdef0123-9x9\u0000"]],
  [["0123456789abcdef0123-9x9.unfinished", "9.webp"]],
  [[]],
])("no address leads out of the folder: %j", async (parts) => {
  const secret = join(mediaFolder(), "../secret");
  mkdirSync(secret, { recursive: true });
  for (const name of ["whole", "9.webp"]) writeFileSync(join(secret, name), "secret");

  expect(await findPictureFile(parts)).toBeUndefined();
});

test("the command prints the Markdown to paste, with what it shows kept as text", async () => {
  const lines: string[] = [];
  const file = aFile("said.jpg", await aPhotograph(50, 40).toBuffer());

  const code = await pictureCommand({ file, alt: "A [wall]\n*cracked*" }, (line) =>
    lines.push(line),
  );

  expect(code).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^!\[A \\\[wall\\\] \\\*cracked\\\*\]\(\/media\/[0-9a-f]{20}-50x40\)$/);
});

function aPhotograph(width: number, height: number): Sharp {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  return sharp({ create: { width, height, channels: 3, background: "grey", noise } }).jpeg();
}

function aFile(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function kept(file: string): Promise<ReturnType<typeof keptParts>> {
  return keptParts(await storePicture(file));
}

function keptParts(storing: Awaited<ReturnType<typeof storePicture>>) {
  const parts = "address" in storing ? readPictureAddress(storing.address) : undefined;
  if (!parts) throw new Error(JSON.stringify(storing));
  return { ...parts, parts };
}

async function sizeOf(...parts: string[]): Promise<unknown[]> {
  const file = await findPictureFile(parts);
  const { format, width, height } = await sharp(file?.bytes).metadata();
  return [format, width, height];
}
