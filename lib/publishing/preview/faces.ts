import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as hb from "harfbuzzjs";
import { dataFolder } from "#db/address.ts";
import { log } from "#lib/config/log.ts";
import { unpackWebFont } from "./web-font.ts";

/** A piece of a typeface: the project's are cut up by script, as they are for the web. */
export type Face = { has: (codePoint: number) => boolean; font: hb.Font; unitsPerEm: number };

/** What the words of a picture are set in: the title upright and heavy, the margin in italics. */
export type Faces = { title: Face[]; margin: Face[] };

const scripts = [
  "latin",
  "latin-ext",
  "vietnamese",
  "greek",
  "greek-ext",
  "cyrillic",
  "cyrillic-ext",
];
const arabic = "noto-naskh-arabic/files/noto-naskh-arabic-arabic";

let known: Promise<Faces> | undefined;

/** The project's own typefaces, and behind them those that the operator put into `data/fonts`. */
export function findFaces(): Promise<Faces> {
  known ??= readFaces().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function readFaces(): Promise<Faces> {
  const more = await readMore(join(/*turbopackIgnore: true*/ dataFolder(), "fonts"));
  const literata = (style: string) =>
    scripts.map((script) => readOwn(`literata/files/literata-${script}-${style}`));
  const title = [...literata("600-normal"), readOwn(`${arabic}-600-normal`)];
  const margin = [...literata("400-italic"), readOwn(`${arabic}-400-normal`)];
  return {
    title: [...(await Promise.all(title)), ...more],
    margin: [...(await Promise.all(margin)), ...more],
  };
}

async function readOwn(name: string): Promise<Face> {
  const folder = join(/*turbopackIgnore: true*/ process.cwd(), "node_modules/@fontsource");
  return toFace(unpackWebFont(await readFile(join(folder, `${name}.woff`))));
}

/** A file that is no typeface is left out, and the others are there all the same. */
async function readMore(folder: string): Promise<Face[]> {
  const files = await readdir(folder).catch((): string[] => []);
  const faces: Face[] = [];
  for (const file of files.filter((one) => /\.(ttf|otf|ttc)$/i.test(one)).sort()) {
    try {
      faces.push(toFace(await readFile(join(folder, file))));
    } catch (error) {
      log("warning", { event: "preview.typeface-unread", file, reason: String(error) });
    }
  }
  return faces;
}

function toFace(bytes: Buffer): Face {
  const face = new hb.Face(new hb.Blob(new Uint8Array(bytes).buffer));
  const characters = new Set(face.collectUnicodes());
  return {
    has: (codePoint) => characters.has(codePoint),
    font: new hb.Font(face),
    unitsPerEm: face.upem,
  };
}
