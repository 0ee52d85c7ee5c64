import { expect, test } from "vitest";
import type { Signature } from "#lib/posts/post.ts";
import { authorCardFile, printAuthorCard } from "#lib/publishing/author-card.ts";

const post = {
  kind: "post",
  slug: "on-joists",
  publishedAt: new Date("2026-03-01T09:30:00Z"),
} as const;

test("a signature is a card that an address book reads", () => {
  const card = printAuthorCard(aSignature({}), post);

  expect(card).toBe(
    [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "KIND:individual",
      "FN:Ines Calder",
      "TEL:+44 1632 960147",
      "URL:https://calder.example.org/",
      'SOCIALPROFILE;SERVICE-TYPE="Mastodon";USERNAME="@ines@example.org":https://',
      " example.org/@ines",
      'SOCIALPROFILE;SERVICE-TYPE="IRC";VALUE=text:ines',
      "SOURCE:http://localhost:3000/posts/on-joists/author.vcf",
      "REV:20260301T093000Z",
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
});

test.each([
  "Calder, Ines; née Ó Sé",
  "back\\slash, \\n and \\, as typed",
  "two\nlines\r\nand three",
  "END:VCARD\r\nBEGIN:VCARD",
  "د. إيناس كالدر، مهندسة إنشائية في القاهرة والإسكندرية منذ سنوات طويلة جدا",
  "👩‍👩‍👧 ".repeat(20).trim(),
  "𝒯".repeat(80),
])("a name of %j is read back as it was", (name) => {
  const card = printAuthorCard(aSignature({ name, handles: [] }), post);

  const lines = parse(card);
  expect(lines.filter(({ name }) => name === "FN")).toEqual([
    { name: "FN", parameters: "", value: name.replace(/\r\n/g, "\n") },
  ]);
  expect(lines.filter(({ name }) => name === "END")).toHaveLength(1);
  for (const line of card.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(card).not.toContain("\ufffd");
});

test("what divides the parts of a value stands in a name as itself", () => {
  const card = printAuthorCard(aSignature({ name: "Calder, Ines; née \\Ó" }), post);

  expect(card).toContain("\r\nFN:Calder\\, Ines\\; née \\\\Ó\r\n");
});

test("a handle cannot end the quotation it stands in", () => {
  const handle = { network: 'a";VALUE=uri:b^', handle: 'x"\ny', url: "https://example.org/x" };

  const [line] = parse(printAuthorCard(aSignature({ handles: [handle] }), post)).filter(
    ({ name }) => name === "SOCIALPROFILE",
  );

  expect(line?.parameters).toBe(`;SERVICE-TYPE="a^';VALUE=uri:b^^";USERNAME="x^'^ny"`);
  expect(line?.value).toBe("https://example.org/x");
});

test.each([
  ["Ines Calder", "ines-calder.vcf"],
  ['Ó Sé/../"x"\r\n', "o-se-x.vcf"],
  ["إيناس كالدر", "author.vcf"],
  ["山田 Hanako", "hanako.vcf"],
])("the card of %j is saved as %s", (name, file) => {
  expect(authorCardFile(aSignature({ name }))).toBe(file);
});

function aSignature(wanted: Partial<Signature>): Signature {
  return {
    name: "Ines Calder",
    handles: [
      { network: "Mastodon", handle: "@ines@example.org", url: "https://example.org/@ines" },
      { network: "IRC", handle: "ines", url: null },
    ],
    telephone: "+44 1632 960147",
    sites: ["https://calder.example.org"],
    ...wanted,
  };
}

/** Reads a card as RFC 6350 says: unfold, split at the first colon outside quotes, unescape. */
function parse(card: string): { name: string; parameters: string; value: string }[] {
  const lines = card
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter(Boolean);
  return lines.map((line) => {
    const [, name = "", parameters = "", value = ""] =
      /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^":;]*))*):(.*)$/s.exec(line) ?? [];
    return {
      name,
      parameters,
      value: value.replace(/\\([\\,;n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign)),
    };
  });
}
