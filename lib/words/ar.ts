import type { Words } from "./words.ts";
import { frame } from "./ar/frame.ts";

export const arabic: Words = { frame };
