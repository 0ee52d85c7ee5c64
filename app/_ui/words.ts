import { cache } from "react";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { publication } from "./publication.ts";

/** The interface's words in the publication's language, for any server component. */
export const words = cache(async (): Promise<Words> => wordsIn((await publication()).language));
