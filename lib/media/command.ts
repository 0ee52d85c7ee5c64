import { storePicture } from "./store.ts";

export type PictureArguments = { file: string; alt: string };

/** What `npm run picture` does: keeps the picture and prints what to write where it shall stand. */
export async function pictureCommand(
  { file, alt }: PictureArguments,
  print: (line: string) => void,
): Promise<number> {
  const storing = await storePicture(file, alt);
  if (storing.outcome === "refused") {
    print(`${file} was not kept. ${storing.message}`);
    return 1;
  }
  print(`![${inMarkdown(storing.alt)}](${storing.address})`);
  if (!storing.alt) {
    print("Between the brackets, say what the picture shows to someone who cannot see it.");
  }
  return 0;
}

function inMarkdown(alt: string): string {
  return alt.replace(/\s+/g, " ").replace(/[\\[\]`*_<>&]/g, "\\$&");
}
