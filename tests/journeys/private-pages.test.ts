import { routes } from "#tests/role-matrix.ts";
import { barriersOn } from "#tests/support/barriers.ts";
import { aPublishedPost, expect, signIn, test } from "#tests/support/site.ts";

/** Every page for members alone; a new one is looked at without anyone remembering it. Files and what script asks are none. */
const addresses = Object.values(routes)
  .filter(({ allowed }) => allowed.includes("owner") && !allowed.includes("signed-out"))
  .flatMap(({ address = "/export" }) => (/\/(export|looks\b.*)$/.test(address) ? [] : [address]));

test("no private page scrolls sideways at 320 px or fails axe in either theme", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await aPublishedPost("On the desk", "<p>One paragraph.</p>", [
    {
      name: "Ben",
      text: `${"w".repeat(300)} https://example.org/${"a".repeat(300)}`,
      approved: "0",
    },
  ]);
  await signIn(page, "owner@example.org");

  for (const address of [...addresses, ...states]) {
    await page.goto(address);
    expect(await barriersOn(page), address).toEqual([]);
  }
});

/** Pages in states that their bare addresses do not show. The sample has comments 1 to 14. */
const states = [
  "/dashboard/comments?queue=decided",
  "/dashboard/comments?queue=reported",
  "/dashboard/comments?queue=all&state=published",
  "/dashboard/comments?q=nothingliketh1s",
  "/dashboard/comments?comment=1",
  "/dashboard/comments?comment=999999",
  "/dashboard/comments/more?comment=1",
  "/dashboard/comments/writers?comment=1",
  "/reports/1",
];
