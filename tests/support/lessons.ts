import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { changeStatus } from "#lib/comments/status.ts";
import type { Moderator } from "#lib/identity/roles.ts";

/** Comments as readers of a small publication write them, the same ones each time. */
export function ordinary(count: number): string[] {
  const subjects = ["The joist", "That beam", "My old barn", "The oak frame", "Your drawing"];
  const verbs = ["holds", "sags under", "was built for", "moves with", "rests on"];
  const objects = [
    "the snow of January",
    "a stone wall",
    "its own weight",
    "three floors",
    "wet clay",
  ];
  return Array.from({ length: count }, (_, n) =>
    [
      subjects[n % 5],
      verbs[Math.floor(n / 5) % 5],
      objects[Math.floor(n / 25) % 5],
      `in ${1800 + n}.`,
    ].join(" "),
  );
}

/** And as those write who sell something. */
export function advertising(count: number): string[] {
  const offers = [
    "Casino bonus",
    "Free casino spins",
    "Cheap pills",
    "Loan without a bank",
    "Win cash",
  ];
  const calls = ["click here", "visit my page", "act today", "join us"];
  return Array.from(
    { length: count },
    (_, n) => `${offers[n % 5]} for you, ${calls[n % 4]}: https://win${n % 3}.example/${n}`,
  );
}

/** Comments that a moderator has decided about, learnt from as at the desk, in one transaction. */
export async function decided(
  { postId, approved, spam }: { postId: number; approved: string[]; spam: string[] },
  moderator: Moderator,
): Promise<number[]> {
  const now = new Date("2026-06-01T12:00:00Z");
  const from = { status: "pending", version: 1, keepsPlace: false } as const;
  const common = { postId, kind: "comment", name: "Ben", bodyFormat: "text" } as const;
  const waiting = { status: "pending", statusAt: now, createdAt: now } as const;
  return write(async (tx) => {
    const ids: number[] = [];
    for (const [to, texts] of Object.entries({ approved, spam })) {
      for (const body of texts) {
        const [row] = await tx
          .insert(comments)
          .values({ ...common, ...waiting, body })
          .returning();
        if (!row) throw new Error("The comment was not made.");
        const status = to === "spam" ? "spam" : "approved";
        const change = { commentId: row.id, from, to: status, by: moderator.id } as const;
        await changeStatus(tx, change, now);
        ids.push(row.id);
      }
    }
    return ids;
  });
}
