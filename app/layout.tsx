import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { publication } from "./_ui/publication.ts";
import { literata, schibstedGrotesk } from "./_styles/fonts.ts";
import "./_styles/tokens.css";
import "./_styles/fonts.css";
import "./_styles/reset.css";
import "./_styles/base.css";
import "./_styles/prose.css";
import "./_styles/sidenotes.css";
import "./_styles/print.css";
import { environment } from "#lib/config/environment.ts";
import { inLanguage } from "#lib/words/direction.ts";

// Every page says the publication's name, which is in the database; the build has none.
export const dynamic = "force-dynamic";

/** The paper, in both schemes: what a browser paints around the page. */
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6faf8" },
    { media: "(prefers-color-scheme: dark)", color: "#121721" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { title, tagline } = await publication();
  return {
    metadataBase: environment().siteUrl,
    title: { default: title, template: `%s · ${title}` },
    description: tagline || null,
    icons: {
      icon: { url: "/icon.svg", type: "image/svg+xml" },
      apple: { url: "/apple-touch-icon.png" },
    },
  };
}

export default async function RootLayout({
  children,
}: {
  children: ReactNode;
}): Promise<ReactNode> {
  const { language } = await publication();
  return (
    <html
      {...inLanguage(language)}
      className={`${literata.variable} ${schibstedGrotesk.variable}`}
      // The reader's choice of light or dark is on this element before React sees it.
      suppressHydrationWarning
    >
      <head>
        {/* Not later: a page would be painted in one theme and then in the other. */}
        {/* eslint-disable-next-line @next/next/no-sync-scripts */}
        <script src="/theme.js" data-byline="early" />
        <script src={process.env.BYLINE_SCRIPT} defer data-byline="" />
      </head>
      <body>{children}</body>
    </html>
  );
}
