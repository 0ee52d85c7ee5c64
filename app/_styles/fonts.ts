import localFont from "next/font/local";

// Latin letters in the weights in use, which every page waits for: a reading page fetches these three
// files and no more. `bin/fonts.ts` makes them; fonts.css adds other letters where they occur.

export const literata = localFont({
  src: [
    { path: "./fonts/literata-normal.woff2", weight: "400 600", style: "normal" },
    { path: "./fonts/literata-italic.woff2", weight: "400", style: "italic" },
  ],
  variable: "--font-literata",
  adjustFontFallback: "Times New Roman",
});

export const schibstedGrotesk = localFont({
  src: "./fonts/schibsted-grotesk-normal.woff2",
  weight: "400 600",
  variable: "--font-schibsted",
  adjustFontFallback: "Arial",
  // The text is what a reader waits for; the interface's own face comes after it.
  preload: false,
});
