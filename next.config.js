import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

// Every page has this file, so a browser asks for it once and keeps it for as long as it is the same.
const script = readFileSync(new URL("./public/byline.js", import.meta.url));
const scriptAddress = `/byline.${createHash("sha256").update(script).digest("hex").slice(0, 12)}.js`;

const keptForAYear = { key: "cache-control", value: "public, max-age=31536000, immutable" };

/** @type {import("next").NextConfig} */
export default {
  // Without script a reader never sees what streams in late, so nothing streams: see docs/decisions/0003.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "@libsql/client",
    "libsql",
    "@node-rs/argon2",
    "eld",
    "harfbuzzjs",
    "nodemailer",
    "sharp",
    "shiki",
  ],
  // `npm test` runs tsc over the whole tree; a second pass inside the build would only slow `npm run up`.
  typescript: { ignoreBuildErrors: true },
  env: { BYLINE_SCRIPT: scriptAddress },
  rewrites: async () => [{ source: scriptAddress, destination: "/byline.js" }],
  headers: async () => [{ source: scriptAddress, headers: [keptForAYear] }],
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: "5mb" } },
};
