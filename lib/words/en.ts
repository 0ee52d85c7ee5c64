import { frame } from "./en/frame.ts";

export const english = { frame };
