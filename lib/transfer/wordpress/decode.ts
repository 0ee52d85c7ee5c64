import { isUtf8 } from "node:buffer";

/** What one piece of the file says, and where its bytes stop being text, if they do. */
export type Decoded = { text: string; isBroken: boolean };

export type Decoder = {
  decode(chunk: Buffer): Decoded;
  /** What is left when the file has ended: nothing, or half a character. */
  end(): Decoded;
};

/** Reads UTF-8 piece by piece and gives everything up to the first byte that is not UTF-8. */
export function utf8Decoder(): Decoder {
  let carried: Buffer = Buffer.alloc(0);
  return {
    decode(chunk) {
      const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
      const whole = bytes.subarray(0, bytes.length - cutCharacterLength(bytes));
      carried = Buffer.from(bytes.subarray(whole.length));
      return read(whole);
    },
    end: () => read(carried),
  };
}

/** Names a file that is not UTF-8 text from its first bytes: the remedy, or nothing. */
export function foreignFormat(start: Buffer): string | undefined {
  if (start[0] === 0x1f && start[1] === 0x8b) return "This is a gzip file; unpack it first.";
  if (start.subarray(0, 2).toString("latin1") === "PK") {
    return "This is a zip file; unpack it first.";
  }
  const isUtf16 =
    (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return isUtf16 ? "This file is UTF-16; save it as UTF-8 first." : undefined;
}

function read(bytes: Buffer): Decoded {
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), isBroken: false };
  return { text: bytes.subarray(0, firstBadByte(bytes)).toString("utf8"), isBroken: true };
}

/** How many bytes at the end begin a character that the next piece may complete. */
function cutCharacterLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function firstBadByte(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes[at] ?? 0);
    if (!isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

function characterLength(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  if (leadByte >= 0xe0) return 3;
  return leadByte >= 0xc0 ? 2 : 1;
}
