import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";
import { Stopped } from "#lib/transfer/stopped.ts";
import { assembler, NotAnExport, type Assembler } from "./assemble.ts";
import { foreignFormat, utf8Decoder, type Decoded } from "./decode.ts";
import type { ExportedItem, ExportRecord } from "./export.ts";
import { prologGuard } from "./prolog.ts";

/** How far the reading is, kept up to date while records are taken. */
export type Reading = {
  bytes: number;
  line: number;
  removedCharacters: number;
  /** The item in which the file stopped making sense. */
  cutItem: ExportedItem | undefined;
};

const pieceLength = 64 * 1024;
/** A single tag, text or comment longer than this is not kept in memory. */
const pieceOfMarkupLengthMax = 24_000_000;
/** The characters that XML forbids. */
const illegal = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/**
 * The records of a WordPress export, one after the other. The next piece of the file is read only
 * when the records of the last one have been taken, so memory stays flat whatever the file's size.
 * Throws Stopped with line and column where the file cannot be read on.
 */
export async function* readExport(path: string, reading: Reading): AsyncGenerator<ExportRecord> {
  const assembly = assembler();
  const parser = exportParser(assembly);
  const guard = prologGuard();
  const decoder = utf8Decoder();

  for await (const chunk of createReadStream(path, { highWaterMark: pieceLength })) {
    if (!Buffer.isBuffer(chunk)) throw new Error("The file was not read as bytes.");
    if (reading.bytes === 0) refuseForeign(chunk);
    reading.bytes += chunk.length;
    yield* parsePiece(decoder.decode(chunk), { assembly, parser, guard, reading });
  }
  if (reading.bytes === 0) throw new Stopped("The file is empty.", 1, 1);
  const machine = { assembly, parser, guard, reading };
  yield* parsePiece(decoder.end(), machine);
  yield* parsing(machine, () => parser.finish());
}

type Machine = {
  assembly: Assembler;
  parser: ExportParser;
  guard: (text: string) => void;
  reading: Reading;
};

function* parsePiece({ text, isBroken }: Decoded, machine: Machine): Generator<ExportRecord> {
  const { parser, guard, reading } = machine;
  const legal = text.replace(illegal, "");
  reading.removedCharacters += text.length - legal.length;
  guard(legal);
  yield* parsing(machine, () => {
    parser.read(legal);
    reading.line = parser.line();
    if (isBroken) {
      parser.stop("The bytes here are not UTF-8. Save the file as UTF-8, or export it again.");
    }
  });
}

/** Whatever was whole before a file stops making sense is still handed over. */
function* parsing(machine: Machine, step: () => void): Generator<ExportRecord> {
  const { assembly, parser, reading } = machine;
  let problem: unknown;
  try {
    step();
  } catch (error) {
    problem = error;
  }
  yield* assembly.take();
  if (problem) reading.cutItem = assembly.openItem();
  if (problem instanceof NotAnExport) parser.stop(problem.message);
  if (problem) throw problem;
}

type ExportParser = {
  read(text: string): void;
  finish(): void;
  line(): number;
  stop(reason: string): never;
};

function exportParser(assembly: Assembler): ExportParser {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  let lastEventAt = 0;
  const stop = (reason: string): never => {
    throw new Stopped(reason, parser.line, parser.column + 1);
  };
  parser.on("error", (error) => stop(sentence(error.message)));
  parser.on("opentag", ({ uri, local, attributes }) => {
    lastEventAt = parser.position;
    const plain = Object.values(attributes).map(({ name, value }): [string, string] => [
      name,
      value,
    ]);
    assembly.open({ uri, local, attributes: new Map(plain) }, parser.line);
  });
  for (const event of ["text", "cdata"] as const) {
    parser.on(event, (text) => {
      lastEventAt = parser.position;
      assembly.text(text);
    });
  }
  parser.on("closetag", () => {
    lastEventAt = parser.position;
    assembly.close();
  });
  return {
    read(text) {
      for (const line of text.split(/(?<=\n)/)) {
        parser.write(line);
        stopAtBareAmpersand(parser, line);
      }
      if (parser.position - lastEventAt > pieceOfMarkupLengthMax) {
        stop("One text or tag goes on for over 24 million characters.");
      }
    },
    finish: () => void parser.close(),
    line: () => parser.line,
    stop,
  };
}

/**
 * The parser reads a reference up to its semicolon, however far away that is. One that is still open
 * at the end of a line is an ampersand that should have been written &amp;.
 */
function stopAtBareAmpersand(parser: object, line: string): void {
  const open: unknown = Reflect.get(parser, "entity");
  if (typeof open !== "string" || !open.endsWith("\n")) return;
  const lineNumber = Number(Reflect.get(parser, "line")) - 1;
  throw new Stopped(
    "The XML is broken: a bare & stands here, where XML has &amp;.",
    lineNumber,
    Math.max(1, line.length - open.length),
  );
}

/** The parser's message without its position, which the report states itself. */
function sentence(message: string): string {
  const said = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  const known = Object.entries(sentences).find(([start]) => said.startsWith(start));
  if (known) return `${known[1]}${said.slice(known[0].length)}.`;
  return `The XML is broken: ${said}.`;
}

const sentences: Record<string, string> = {
  "inappropriately located doctype declaration":
    "A document type declaration (DOCTYPE) stands here, which no WordPress export has",
  "unbound namespace prefix":
    "The XML is broken: the file uses a prefix without saying at its top what it stands for",
  "unclosed tag": "The file ends too early: it is cut off inside the element",
  "unexpected end": "The file ends too early: it is cut off",
  "document must contain a root element": "The file holds no element",
};

function refuseForeign(start: Buffer): void {
  const problem = foreignFormat(start);
  if (problem) throw new Stopped(problem, 1, 1);
}
