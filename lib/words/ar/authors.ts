import type { Words } from "../words.ts";

export const authors: Words["authors"] = {
  title: "الكتّاب",
};
