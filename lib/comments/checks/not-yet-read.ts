import type { Check } from "../screening.ts";

export const notYetRead: Check = async () => "Every comment is read before it appears.";
