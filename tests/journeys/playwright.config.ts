import { defineConfig } from "@playwright/test";
import type { SiteOptions } from "../support/site.ts";

const chromium = process.env.CHROMIUM;

/** Journeys on private pages alone, which choose script or none themselves. */
const privateJourneys = ["signing-in.test.ts", "setting-up.test.ts"];

/** Keys need script, rules hold for all of a site, and the look of a page is the same however it came about. */
const once = [
  "desk.test.ts",
  "private-pages.test.ts",
  "languages.test.ts",
  "reading-comfort.test.ts",
  "rules.test.ts",
  "setting.test.ts",
];

export default defineConfig<SiteOptions>({
  testDir: ".",
  outputDir: "../../test-results/journeys",
  globalSetup: "../support/two-sites.ts",
  fullyParallel: true,
  workers: 2,
  // Waiting is for a condition; these only bound it, on a machine that runs other tests meanwhile.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    launchOptions: {
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      ...(chromium && { executablePath: chromium }),
    },
  },
  // The journeys hold with the press and without it, with script and without it. What speaks HTTP
  // itself, and needs no browser, stands in http/ and runs once; what is marked as printed is the same
  // without the press.
  projects: [
    { name: "http", testMatch: "http/**" },
    { name: "script", testIgnore: "http/**" },
    {
      name: "no-script",
      testIgnore: ["http/**", ...privateJourneys, ...once],
      use: { javaScriptEnabled: false },
    },
    {
      name: "unprinted",
      testIgnore: [
        "http/**",
        ...privateJourneys,
        ...once,
        "moderating.test.ts",
        "receipts.test.ts",
      ],
      grepInvert: /@printed/,
      use: { press: "off" },
    },
  ],
});
