import { frame } from "./en/frame.ts";
import { text } from "./en/text.ts";

export const english = { frame, text };
