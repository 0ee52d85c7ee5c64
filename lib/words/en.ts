import { body } from "./en/body.ts";
import { frame } from "./en/frame.ts";
import { text } from "./en/text.ts";

export const english = { body, frame, text };
