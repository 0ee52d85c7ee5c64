import type { MetadataRoute } from "next";
import { absolute } from "#lib/publishing/absolute-address.ts";
import { sitemapAddress } from "#lib/publishing/sitemap.ts";

// The site's own address is known where it runs, not where it was built.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/api/",
        "/dashboard",
        "/decide/",
        "/drafts/",
        "/mail/",
        "/receipts/",
        "/reports/",
        "/setup",
        "/sign-in",
        // The same posts again, once for each question that anyone could ask.
        "/search?",
      ],
    },
    sitemap: absolute(sitemapAddress),
  };
}
