import type { Words } from "./words.ts";
import { body } from "./ar/body.ts";
import { frame } from "./ar/frame.ts";
import { text } from "./ar/text.ts";

export const arabic: Words = { body, frame, text };
