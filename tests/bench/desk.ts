import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { asModerator, findMember, type Moderator } from "#lib/identity/roles.ts";
import { countQueues } from "#lib/moderation/count-queues.ts";
import { readDesk, type Desk } from "#lib/moderation/desk.ts";
import { listPostChoices } from "#lib/moderation/filter-choices.ts";
import { readDeskView, type DeskView } from "#lib/moderation/view.ts";
import { matchAtDesk } from "#lib/search/desk.ts";
import { commentCount, makeDesk, moderatorId, now } from "./make-desk.ts";
import { measure } from "./measure.ts";
import { wordAt } from "./words.ts";

/** Made once, and kept in the system's folder for what may be thrown away. */
const folder = join(tmpdir(), `byline-bench-desk-${commentCount}`);

/** What each view of the desk costs to read, with everything that its page reads, at a million comments. */
export async function measureDesk(): Promise<void> {
  const isMade = existsSync(join(folder, "made"));
  if (!isMade) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env.DATABASE_URL = `file:${join(folder, "byline.db")}`;
  await migrate();
  if (!isMade) {
    console.log(`Making ${commentCount} comments in ${folder} …`);
    await makeDesk();
    mkdirSync(join(folder, "made"));
  }

  const member = await findMember(moderatorId);
  const moderator = member && asModerator(member);
  if (!moderator) throw new Error("There is nobody to read the desk.");
  await measure("the counts of the four queues", () => countQueues(moderator, now));
  for (const [name, address] of views) {
    const view = readDeskView(new URLSearchParams(address));
    await measure(name, () => readPage(moderator, view));
    const deep = await turnPages(moderator, view);
    if (deep) await measure(`${name}, ten pages on`, () => readPage(moderator, deep));
  }
  await closeDatabase();
}

const [common, unusual] = [wordAt(0), wordAt(700)];
const views: [name: string, address: string][] = [
  ["waiting", ""],
  ["first-time", "queue=first-time"],
  ["reported", "queue=reported"],
  ["decided", "queue=decided"],
  ["all comments", "queue=all"],
  ["waiting, of a post", "post=2500"],
  ["waiting, of a writer", "writer=writer7@example.org"],
  ["waiting, by a usual rule", "rule=not-yet-read"],
  ["waiting, by a rare rule", "rule=trap-filled"],
  ["waiting, in a rare language", "language=fi"],
  ["waiting, in a language nobody wrote", "language=am"],
  ["waiting, of some days", "from=2026-03-01&to=2026-03-10"],
  ["waiting, everything at once", "post=2500&rule=many-links&language=de&from=2020-01-01"],
  ["reported, by a rare rule", "queue=reported&rule=trap-filled"],
  ["decided, of a post", "queue=decided&post=2500"],
  ["decided, of a writer", "queue=decided&writer=writer7@example.org"],
  ["decided, by a rare rule", "queue=decided&rule=trap-filled"],
  ["all, of a post", "queue=all&post=2500"],
  ["all, of a writer", "queue=all&writer=writer7@example.org"],
  ["all, spam of some days", "queue=all&state=spam&from=2016-03-01&to=2016-03-10"],
  ["all, by a rare rule", "queue=all&rule=trap-filled"],
  ["all, in a language nobody wrote", "queue=all&language=am"],
  ["all, a word of nearly every text", `queue=all&q=${common}`],
  ["all, an unusual word", `queue=all&q=${unusual}`],
  ["all, a beginning of three letters", `queue=all&q=${wordAt(40).slice(0, 3)}`],
  ["all, a phrase of common words", `queue=all&q="${common} ${wordAt(1)}"`],
  ["all, a word of nearly every text, spam", `queue=all&state=spam&q=${common}`],
  ["all, a common name", `queue=all&writer=${common}`],
  ["all, a word and a rare rule", `queue=all&q=${common}&rule=trap-filled`],
  ["waiting, a word of nearly every text", `q=${common}`],
  ["waiting, an unusual word", `q=${unusual}`],
  ["first-time, a word of nearly every text", `queue=first-time&q=${common}`],
  ["reported, a word of nearly every text", `queue=reported&q=${common}`],
  ["decided, a word of nearly every text", `queue=decided&q=${common}`],
];

/** All that the page of the desk reads of the queues. */
async function readPage(moderator: Moderator, view: DeskView): Promise<Desk> {
  const matching = await matchAtDesk(moderator, view);
  const desk = await readDesk(moderator, view, { matching, now });
  await countQueues(moderator, now);
  await listPostChoices(moderator, view.post);
  return desk;
}

async function turnPages(moderator: Moderator, view: DeskView): Promise<DeskView | undefined> {
  let turned: DeskView | undefined;
  for (let count = 0; count < 10; count += 1) {
    const { page } = await readPage(moderator, turned ?? view);
    if (!page.next) return undefined;
    turned = { ...view, after: page.next };
  }
  return turned;
}
