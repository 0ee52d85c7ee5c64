import { explainSpam } from "../memory/explain.ts";
import type { Check } from "../screening.ts";

/** What the decisions of this publication have taught. It decides nothing: it says what to look at. */
export const localMemory: Check = async ({ text, name, site }, { memory }) =>
  memory && explainSpam(memory, { text, name, site });
