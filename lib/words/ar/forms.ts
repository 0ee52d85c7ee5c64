import type { Words } from "../words.ts";

export const forms: Words["forms"] = {
  problem: "هناك مشكلة",
};
