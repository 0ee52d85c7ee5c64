import { absolute } from "./absolute-address.ts";
import { sections, type ListedAddress, type Section } from "./sitemap-sections.ts";
import { element, printXml } from "./xml.ts";

/** What the protocol allows in one file (sitemaps.org). */
const addressesMaxOfFile = 50_000;
const bytesMaxOfFile = 50 * 1024 * 1024;
/** So few that a part keeps to those bytes even if every address is as long as an address may be. */
const partLengthDefault = 25_000;

export const sitemapAddress = "/sitemap.xml";
const xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9";

type Limits = { addressesMax?: number; partLength?: number };

/** Every address that readers may open: one list of them, or an index of lists when they are many. */
export async function printSitemap(
  { addressesMax = addressesMaxOfFile, partLength = partLengthDefault }: Limits = {},
  now = new Date(),
): Promise<string> {
  const counts = new Map<Section, number>();
  for (const section of sections) counts.set(section, await section.count(now));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total > addressesMax) return printIndex(counts, partLength);

  const addresses: ListedAddress[] = [];
  for (const section of sections) {
    addresses.push(...(await section.list({ offset: 0, limit: addressesMax }, now)));
  }
  const list = printList(addresses);
  return Buffer.byteLength(list) > bytesMaxOfFile ? printIndex(counts, partLength) : list;
}

/** One of the lists that the index names, such as `posts-2.xml`. */
export async function findSitemapPart(
  name: string,
  partLength = partLengthDefault,
  now = new Date(),
): Promise<string | undefined> {
  const [, sectionName, number] = /^([a-z]+)-([1-9]\d{0,5})\.xml$/.exec(name) ?? [];
  const section = sections.find((one) => one.name === sectionName);
  if (!section) return undefined;
  const offset = (Number(number) - 1) * partLength;
  const addresses = await section.list({ offset, limit: partLength }, now);
  return addresses.length > 0 ? printList(addresses) : undefined;
}

function printIndex(counts: Map<Section, number>, partLength: number): string {
  const names = [...counts].flatMap(([{ name }, count]) =>
    Array.from({ length: Math.ceil(count / partLength) }, (_, place) => `${name}-${place + 1}.xml`),
  );
  const parts = names.map((name) =>
    element("sitemap", {}, element("loc", {}, absolute(`/sitemaps/${name}`))),
  );
  return printXml(element("sitemapindex", { xmlns }, ...parts));
}

function printList(addresses: ListedAddress[]): string {
  const urls = addresses.map(({ address, updatedAt }) =>
    element(
      "url",
      {},
      element("loc", {}, absolute(address)),
      updatedAt && element("lastmod", {}, updatedAt.toISOString()),
    ),
  );
  return printXml(element("urlset", { xmlns }, ...urls));
}
