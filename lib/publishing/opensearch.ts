import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { absolute } from "./absolute-address.ts";
import { element, printXml } from "./xml.ts";

export const openSearchAddress = "/opensearch.xml";
export const openSearchType = "application/opensearchdescription+xml";

/** How long the format lets a name and a description be. */
const shortNameLengthMax = 16;
const longNameLengthMax = 48;
const descriptionLengthMax = 1_024;

/** Tells browsers how this publication is searched (OpenSearch 1.1), so that they can offer to. */
export async function printOpenSearch(): Promise<string> {
  const { title, tagline, language } = await readPublication();
  const { search } = wordsIn(language);
  const template = `${absolute("/search")}?q={searchTerms}`;
  return printXml(
    element(
      "OpenSearchDescription",
      { xmlns: "http://a9.com/-/spec/opensearch/1.1/" },
      element("ShortName", {}, shorten(title, shortNameLengthMax)),
      element(
        "Description",
        {},
        shorten(tagline || search.openSearch(title), descriptionLengthMax),
      ),
      element("LongName", {}, shorten(search.openSearch(title), longNameLengthMax)),
      element("Url", { type: "text/html", method: "get", template }),
      element("Url", {
        type: openSearchType,
        rel: "self",
        template: absolute(openSearchAddress),
      }),
      element("Image", { type: "image/svg+xml" }, absolute("/icon.svg")),
      element("Language", {}, language),
      element("InputEncoding", {}, "UTF-8"),
      element("OutputEncoding", {}, "UTF-8"),
    ),
  );
}

function shorten(text: string, lengthMax: number): string {
  const characters = [...text];
  if (characters.length <= lengthMax) return text;
  return `${characters
    .slice(0, lengthMax - 1)
    .join("")
    .trimEnd()}…`;
}
