import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { hasForbiddenCharacters, normalise } from "#lib/text/plain.ts";

/** An owner's switch for the comments of the whole publication. */
export type CommentPause = {
  isPaused: boolean;
  /** What the owner says to readers about it, if anything. */
  sentence: string;
  /** When it was last switched. */
  since: Date | undefined;
};

export type Pausing =
  | { outcome: "changed" }
  | { outcome: "invalid"; problems: { field: "sentence"; message: string }[] }
  | { outcome: "not-saved" };

export const pauseSentenceLengthMax = 300;

const schema = z.object({ isPaused: z.boolean(), sentence: z.string() });
const key = "commentPause";

export async function readCommentPause(
  db: Pick<Transaction, "select"> = reader,
): Promise<CommentPause> {
  const row = await db
    .select({ value: settings.value, changedAt: settings.changedAt })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  if (!row) return { isPaused: false, sentence: "", since: undefined };
  return { ...schema.parse(row.value), since: row.changedAt };
}

/** From the commit on nobody's comment is taken, and every page says so. */
export async function pauseComments(
  typed: string,
  by: { id: number },
  now = new Date(),
): Promise<Pausing> {
  const sentence = normalise(typed).replace(/\s+/g, " ").trim();
  const message = problemWith(sentence);
  if (message) return { outcome: "invalid", problems: [{ field: "sentence", message }] };
  return store({ isPaused: true, sentence }, by, now);
}

export function resumeComments(by: { id: number }, now = new Date()): Promise<Pausing> {
  return store({ isPaused: false, sentence: "" }, by, now);
}

function problemWith(sentence: string): string | undefined {
  if (hasForbiddenCharacters(sentence)) {
    return "Remove the control characters, which cannot be seen.";
  }
  if (sentence.length <= pauseSentenceLengthMax) return undefined;
  return `Sentence must be ${pauseSentenceLengthMax} characters or fewer. Yours has ${sentence.length.toLocaleString("en")}.`;
}

async function store(
  value: z.infer<typeof schema>,
  by: { id: number },
  now: Date,
): Promise<Pausing> {
  const row = { value, changedAt: now, changedBy: by.id };
  try {
    await write(async (tx) => {
      await tx
        .insert(settings)
        .values({ key, ...row })
        .onConflictDoUpdate({ target: settings.key, set: row });
      await raiseEdition(tx);
    });
    return { outcome: "changed" };
  } catch (error) {
    return notSaved(error);
  }
}
