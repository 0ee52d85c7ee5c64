import type { Words } from "../words.ts";

export const signature: Words["signature"] = {
  telephone: "الهاتف",
  card: "بطاقة لدفتر العناوين",
};
