import { body } from "./en/body.ts";
import { comments } from "./en/comments.ts";
import { feeds } from "./en/feeds.ts";
import { frame } from "./en/frame.ts";
import { signature } from "./en/signature.ts";
import { text } from "./en/text.ts";
import type { Voice } from "./voice.ts";

export const english = (voice: Voice) => ({
  body,
  comments: comments(voice),
  feeds,
  frame,
  signature,
  text: text(voice),
});
