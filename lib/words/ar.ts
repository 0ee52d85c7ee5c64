import type { Words } from "./words.ts";
import { frame } from "./ar/frame.ts";
import { text } from "./ar/text.ts";

export const arabic: Words = { frame, text };
