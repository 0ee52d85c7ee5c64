import { inflateSync } from "node:zlib";

type Table = { entry: Buffer; bytes: Buffer };

/**
 * Unpacks a WOFF file (version 1) into the OpenType file it was made of, which is the same tables
 * without the compression. The layout is that of the two specifications.
 */
export function unpackWebFont(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("This is not a WOFF file.");
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, place) =>
    readTable(woff, 44 + 20 * place),
  );
  const header = Buffer.alloc(12);
  woff.copy(header, 0, 4, 8);
  const largest = 2 ** Math.floor(Math.log2(tables.length));
  [tables.length, 16 * largest, Math.log2(largest), 16 * (tables.length - largest)].forEach(
    (number, place) => header.writeUInt16BE(number, 4 + 2 * place),
  );

  let offset = header.length + 16 * tables.length;
  for (const { entry, bytes } of tables) {
    entry.writeUInt32BE(offset, 8);
    offset += bytes.length;
  }
  return Buffer.concat([
    header,
    ...tables.map(({ entry }) => entry),
    ...tables.map(({ bytes }) => bytes),
  ]);
}

/** A table, filled up to whole words, and its entry in the directory: tag, checksum, place, length. */
function readTable(woff: Buffer, at: number): Table {
  const offset = woff.readUInt32BE(at + 4);
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8));
  const length = woff.readUInt32BE(at + 12);
  const bytes = packed.length < length ? inflateSync(packed) : packed;

  const entry = Buffer.alloc(16);
  woff.copy(entry, 0, at, at + 4);
  woff.copy(entry, 4, at + 16, at + 20);
  entry.writeUInt32BE(length, 12);
  return { entry, bytes: Buffer.concat([bytes, Buffer.alloc(-length & 3)]) };
}
