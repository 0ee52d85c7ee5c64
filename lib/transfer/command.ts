import { stat } from "node:fs/promises";
import { importWordPress, type ImportProgress } from "./import-wordpress.ts";
import { formatReport } from "./report.ts";

export type ImportArguments = { file: string; isDryRun: boolean; pictures?: string | undefined };

/** What `npm run import` does. Returns the exit code: 0 when the whole file was read, else 1. */
export async function importCommand(
  { file, isDryRun, pictures }: ImportArguments,
  print: (line: string) => void,
): Promise<number> {
  const problem = (await findFileProblem(file)) ?? (await findFolderProblem(pictures));
  if (problem) {
    print(problem);
    return 1;
  }
  print(isDryRun ? `Reading ${file}, writing nothing.` : `Bringing ${file} over.`);
  const onProgress = progressPrinter(print);
  const report = await importWordPress(file, { isDryRun, pictures, onProgress });
  for (const line of formatReport(report)) print(line);
  return report.outcome === "complete" ? 0 : 1;
}

async function findFileProblem(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? undefined : `${file} is not a file. Name the .xml file itself.`;
  } catch {
    return `There is no file at ${file}, or it cannot be read.`;
  }
}

async function findFolderProblem(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return undefined;
  return `There is no folder at ${folder}. Name the copy of wp-content/uploads.`;
}

const tellEveryPercent = 10;

/** A line each tenth of the file; a small file is done before there is anything to tell. */
function progressPrinter(print: (line: string) => void): (progress: ImportProgress) => void {
  let told = 0;
  return ({ bytes, bytesInAll, items, comments }) => {
    const percent = Math.floor((bytes / Math.max(1, bytesInAll)) * 100);
    if (percent >= 100 || percent < told + tellEveryPercent) return;
    told = percent - (percent % tellEveryPercent);
    const counts = `${items.toLocaleString("en")} items, ${comments.toLocaleString("en")} comments`;
    print(`  ${told} % read: ${counts}`);
  };
}
