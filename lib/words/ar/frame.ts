import type { Words } from "../words.ts";

export const frame: Words["frame"] = {
  skip: "انتقل إلى النص",
  publication: "المدوّنة",
  posts: "المقالات",
};
