import localFont from "next/font/local";

// Latin letters, which every page has; fonts.css adds the others where they occur.
// A reading page fetches these three files and no more.

export const literata = localFont({
  src: [
    {
      path: "../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2",
      weight: "200 900",
      style: "normal",
    },
    {
      path: "../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-italic.woff2",
      weight: "200 900",
      style: "italic",
    },
  ],
  variable: "--font-literata",
  adjustFontFallback: "Times New Roman",
});

export const schibstedGrotesk = localFont({
  src: "../../node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2",
  weight: "400 900",
  variable: "--font-schibsted",
  adjustFontFallback: "Arial",
  preload: false,
});
