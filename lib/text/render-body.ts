import type { Root } from "hast";
import rehypeSanitize from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { bodyAllowList } from "#lib/text/allow-list.ts";
import { prefixAnchors } from "#lib/text/anchors.ts";
import { boundedMarkdown } from "#lib/text/bounded-markdown.ts";
import { makeDefinitionLists } from "#lib/text/definition-lists.ts";
import { containEmbeddedHtml } from "#lib/text/embedded-html.ts";
import { frameGists, linkEmbeds } from "#lib/text/embeds.ts";
import { attributeQuotations, captionPictures } from "#lib/text/figures.ts";
import { formulas } from "#lib/text/formula-syntax.ts";
import {
  findHeadings,
  linkHeadings,
  nameSymbolHeadings,
  shiftHeadings,
  type Heading,
} from "#lib/text/headings.ts";
import { highlightCode } from "#lib/text/highlight.ts";
import { limitLevels } from "#lib/text/levels.ts";
import { settleLinks } from "#lib/text/links.ts";
import { recogniseNotes } from "#lib/text/imported-notes.ts";
import { leaveOutMath, setFormulas } from "#lib/text/mathematics.ts";
import { modernise } from "#lib/text/modernise.ts";
import { makeParagraphs } from "#lib/text/paragraphs.ts";
import { hangNotes, nameParts, notesIn, numberNotes } from "#lib/text/notes.ts";
import { settlePictures } from "#lib/text/pictures.ts";
import { numberAddresses } from "#lib/text/numbered-addresses.ts";
import { readHtml } from "#lib/text/read-html.ts";
import { frameTables } from "#lib/text/tables.ts";
import { wordsIn } from "#lib/words/words.ts";

export type BodyFormat = "markdown" | "html";

/**
 * The text of a post or page as safe HTML. Markdown and brought-over HTML go the same way. What the
 * press itself has to say in it, over the footnotes or instead of a picture, is in the text's language.
 */
export async function renderBody(
  source: string,
  format: BodyFormat,
  language = "en",
): Promise<string> {
  return print(await readBody(source, format, language));
}

/** With the headings that divide it, and the addresses behind its links by their number on paper. */
export type ArticleText = { html: string; headings: Heading[]; addresses: string[] };

/** The same for the page of its own, where every heading leads to itself and the margin lists them. */
export async function renderArticle(
  source: string,
  format: BodyFormat,
  language = "en",
): Promise<ArticleText> {
  const tree = await readBody(source, format, language);
  const headings = findHeadings(tree);
  linkHeadings(tree, wordsIn(language).body.linkTo);
  hangNotes(tree);
  const addresses = numberAddresses(tree);
  return { html: print(tree), headings, addresses };
}

async function readBody(source: string, format: BodyFormat, language: string): Promise<Root> {
  const { markdown, settled } = pressFor(language);
  const tree = format === "markdown" ? readMarkdown(source, markdown) : readHtml(source);
  frameGists(tree);
  if (format === "html") settleImported(tree);
  await settled.run(tree);
  return tree;
}

/** Markdown is HTML's shorthand: what it stands for is read together with the HTML in its midst. */
function readMarkdown(source: string, markdown: Press["markdown"]): Root {
  const tree = readHtml(String(markdown.processSync(source)));
  makeDefinitionLists(tree);
  captionPictures(tree);
  return tree;
}

/** WordPress and others keep paragraphs as blank lines. */
function settleImported(tree: Root): void {
  limitLevels(tree);
  makeParagraphs(tree);
}

type Press = ReturnType<typeof makePress>;

/** Made once for each language in which the publication has a text. */
const presses = new Map<string, Press>();

function pressFor(language: string): Press {
  const press = presses.get(language) ?? makePress(language);
  presses.set(language, press);
  return press;
}

function makePress(language: string) {
  const markdown = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(formulas)
    .use(boundedMarkdown)
    .use(remarkRehype, { allowDangerousHtml: true, ...notesIn(language) })
    .use(() => (tree: Root) => numberNotes(tree, language))
    .use(() => containEmbeddedHtml)
    .use(rehypeStringify, { allowDangerousHtml: true })
    .freeze();

  const settled = unified()
    .use(() => limitLevels)
    .use(() => leaveOutMath)
    .use(() => modernise)
    .use(() => attributeQuotations)
    .use(() => (tree: Root) => recogniseNotes(tree, language))
    .use(() => nameParts)
    .use(() => (tree: Root) => linkEmbeds(tree, language))
    .use(() => (tree: Root) => settlePictures(tree, language))
    .use(() => settleLinks)
    .use(() => shiftHeadings)
    .use(rehypeSlug)
    .use(() => nameSymbolHeadings)
    .use(() => prefixAnchors)
    .use(() => (tree: Root) => frameTables(tree, language))
    .use(() => (tree: Root) => setFormulas(tree, language))
    .use(() => highlightCode)
    .freeze();

  return { markdown, settled };
}

/** The only way out of a tree. Nothing may come between the allow-list and the writing out. */
function print(tree: Root): string {
  return printed.stringify(printed.runSync(tree));
}

const printed = unified().use(rehypeSanitize, bodyAllowList).use(rehypeStringify).freeze();
