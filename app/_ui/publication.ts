import { cache } from "react";
import { readPublication } from "#lib/settings/publication.ts";

/** The publication's own facts, read once for each request however many pieces of the page ask. */
export const publication = cache(readPublication);
