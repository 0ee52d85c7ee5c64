import type { Words } from "../words.ts";

export const theme: Words["theme"] = {
  label: "الألوان",
  system: "حسب النظام",
  light: "فاتحة",
  dark: "داكنة",
};
