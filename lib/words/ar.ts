import type { Words } from "./words.ts";
import { body } from "./ar/body.ts";
import { comments } from "./ar/comments.ts";
import { feeds } from "./ar/feeds.ts";
import { frame } from "./ar/frame.ts";
import { signature } from "./ar/signature.ts";
import { text } from "./ar/text.ts";
import type { Voice } from "./voice.ts";

export const arabic = (voice: Voice): Words => ({
  body,
  comments: comments(voice),
  feeds,
  frame,
  signature,
  text: text(voice),
});
