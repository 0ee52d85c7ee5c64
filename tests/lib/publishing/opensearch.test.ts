import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { printOpenSearch } from "#lib/publishing/opensearch.ts";
import { storePublication } from "#lib/settings/publication.ts";
import { childOf, childrenOf, parseXml } from "#tests/support/xml.ts";

test("browsers learn how the publication is searched, whatever its name", async () => {
  const title = "The <Slow> & “Steady” ]]> House of Lime and of Mortar";
  await write((tx) => storePublication(tx, { title, language: "de" }, new Date()));

  const description = parseXml(await printOpenSearch());

  expect(description.attributes.xmlns).toBe("http://a9.com/-/spec/opensearch/1.1/");
  // The format allows a short name 16 characters, and a long one 48.
  expect(childOf(description, "ShortName").text).toBe("The <Slow> & “S…");
  expect(childOf(description, "LongName").text.length).toBeLessThanOrEqual(48);
  expect(childOf(description, "Description").text).toContain(title);
  expect(childOf(description, "Language").text).toBe("de");
  const [results, self] = childrenOf(description, "Url");
  expect(results?.attributes).toEqual({
    type: "text/html",
    method: "get",
    template: "http://localhost:3000/search?q={searchTerms}",
  });
  expect(self?.attributes).toMatchObject({
    rel: "self",
    template: "http://localhost:3000/opensearch.xml",
  });
});
