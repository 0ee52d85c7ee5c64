import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { importWordPress, type ImportReport } from "#lib/transfer/import-wordpress.ts";

type Values = Record<string, string | number>;

/** An export of one site with these items, and whatever else stands in its channel. */
export function anExport(
  items: string[],
  { version = "1.2", channel = "", site = "https://old.example" } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/${version}/">
<channel>
<title>The old site</title>
<link>${site}</link>
<description>What it was about</description>
<language>en-GB</language>
<wp:wxr_version>${version}</wp:wxr_version>
<wp:base_site_url>${site}</wp:base_site_url>
<wp:base_blog_url>${site}</wp:base_blog_url>
${channel}
${items.join("\n")}
</channel>
</rss>
`;
}

export function anItem(given: Values = {}, inside: string[] = []): string {
  const id = given["wp:post_id"] ?? 1;
  const values: Values = {
    title: `Post ${id}`,
    link: `https://old.example/2011/05/post-${id}/`,
    "dc:creator": "ana",
    guid: `https://old.example/?p=${id}`,
    "content:encoded": "First paragraph.\n\nSecond paragraph.",
    "excerpt:encoded": "",
    "wp:post_id": id,
    "wp:post_date": "2011-05-06 12:00:00",
    "wp:post_date_gmt": "2011-05-06 10:00:00",
    "wp:comment_status": "open",
    "wp:post_name": `post-${id}`,
    "wp:status": "publish",
    "wp:post_parent": 0,
    "wp:post_type": "post",
    "wp:post_password": "",
    "wp:is_sticky": 0,
    ...given,
  };
  return `<item>\n${elements(values)}\n${inside.join("\n")}\n</item>`;
}

export function aComment(given: Values = {}): string {
  const id = given["wp:comment_id"] ?? 1;
  const values: Values = {
    "wp:comment_id": id,
    "wp:comment_author": "Ben",
    "wp:comment_author_email": "ben@example.org",
    "wp:comment_author_url": "",
    "wp:comment_date": "2011-05-07 12:00:00",
    "wp:comment_date_gmt": "2011-05-07 10:00:00",
    "wp:comment_content": `Comment ${id}`,
    "wp:comment_approved": 1,
    "wp:comment_type": "comment",
    "wp:comment_parent": 0,
    ...given,
  };
  return `<wp:comment>\n${elements(values)}\n</wp:comment>`;
}

export function aTerm(domain: string, nicename: string, name: string): string {
  return `<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`;
}

/** Writes an export to a file of its own and brings it over. */
export async function bringOver(
  xml: string | Buffer,
  { isDryRun = false, now = new Date("2020-01-01T00:00:00Z") } = {},
): Promise<ImportReport> {
  return importWordPress(aFile(xml), { isDryRun }, now);
}

export function aFile(content: string | Buffer): string {
  const path = join(inject("testFolder"), `${randomUUID()}.xml`);
  writeFileSync(path, content);
  return path;
}

function elements(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join("\n");
}
