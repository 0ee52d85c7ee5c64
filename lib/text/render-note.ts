import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { noteAllowList } from "#lib/text/allow-list.ts";
import { readAsTyped } from "#lib/text/as-typed.ts";
import { settleLinks } from "#lib/text/links.ts";
import { withoutForbiddenCharacters } from "#lib/text/plain.ts";
import { linkRawAddresses } from "#lib/text/raw-addresses.ts";

/** What an author says in passing, typed like a comment, and linking in the publication's own name. */
export function renderNote(source: string): string {
  return finished.stringify(finished.runSync(readAsTyped(withoutForbiddenCharacters(source))));
}

const finished = unified()
  .use(() => linkRawAddresses)
  .use(() => settleLinks)
  // Nothing may come after this but the writing out.
  .use(rehypeSanitize, noteAllowList)
  .use(rehypeStringify)
  .freeze();
