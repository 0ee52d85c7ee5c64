import type { Root } from "hast";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { commentAllowList } from "#lib/text/allow-list.ts";
import { readAsTyped } from "#lib/text/as-typed.ts";
import { readCommentMarkdown } from "#lib/text/comment-markdown.ts";
import { readImportedComment } from "#lib/text/imported-comment.ts";
import { settleCommentLinks } from "#lib/text/links.ts";
import { withoutForbiddenCharacters } from "#lib/text/plain.ts";
import { linkRawAddresses } from "#lib/text/raw-addresses.ts";

export type CommentFormat = "text" | "markdown" | "html";

/** What a visitor wrote as safe HTML. A format more is a reader more; the rest is the same for all. */
export function renderComment(source: string, format: CommentFormat): string {
  const written = withoutForbiddenCharacters(source.replace(/\r\n?/g, "\n"));
  return finished.stringify(finished.runSync(readers[format](written)));
}

const readers: Record<CommentFormat, (source: string) => Root> = {
  text: readAsTyped,
  markdown: readCommentMarkdown,
  html: readImportedComment,
};

const finished = unified()
  .use(() => linkRawAddresses)
  .use(() => settleCommentLinks)
  // Nothing may come after this but the writing out.
  .use(rehypeSanitize, commentAllowList)
  .use(rehypeStringify)
  .freeze();
