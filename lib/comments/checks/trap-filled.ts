import type { Check } from "../screening.ts";

export const trapFilled: Check = async ({ evidence }) =>
  evidence?.isTrapFilled ? "A field that people do not see was filled in." : undefined;
