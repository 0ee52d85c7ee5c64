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
    "nodemailer",
    "sharp",
    "shiki",
  ],
  // `npm test` runs tsc over the whole tree; a second pass inside the build would only slow `npm run up`.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: "5mb" } },
};
