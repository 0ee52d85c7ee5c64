import localFont from "next/font/local";

/** Apart from the others, so that only the pages where someone writes know of it. */
export const plexMono = localFont({
  src: "../../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2",
  weight: "400",
  variable: "--font-plex-mono",
  preload: false,
});
