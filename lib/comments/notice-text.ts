import { environment } from "#lib/config/environment.ts";
import type { Piece } from "#lib/mail/letter.ts";
import type { Words } from "#lib/words/words.ts";
import { decisionPage } from "./decision-link.ts";

/** One comment that is before the moderators. */
export type Waiting = {
  id: number;
  version: number;
  name: string;
  body: string;
  post: string;
  /** It is public, and a reader said something against it. */
  isReported: number;
};

/** The moderator whose mail it is: each has links of their own. */
export type Recipient = { id: number; name: string; rightsVersion: number };

type Addressed = Recipient & { now: Date };
type Phrases = Words["mail"]["waiting"];
type Said = { subject: string; pieces: Piece[] };

/** What a mail to a moderator says of one comment, or of several together. */
export function sayWhatWaits(waiting: Waiting[], to: Addressed, phrases: Phrases): Said {
  const [only, ...others] = waiting;
  return only && others.length === 0
    ? oneWaits(only, to, phrases)
    : severalWait(waiting, to, phrases);
}

/** What a mail says to whom another moderator gave a comment. */
export function sayAssigned(
  comment: Waiting,
  { by, to }: { by: string; to: Addressed },
  phrases: Phrases,
): Said {
  const subject = phrases.assignedSubject(comment.post);
  const say = phrases.assigned(by, comment.name, comment.post);
  return sayOne(comment, { subject, say, to, phrases });
}

function oneWaits(comment: Waiting, to: Addressed, phrases: Phrases): Said {
  const { name, post, isReported } = comment;
  const said = isReported
    ? { subject: phrases.reportedSubject(post), say: phrases.reported(name, post) }
    : { subject: phrases.subject(post), say: phrases.wrote(name, post) };
  return sayOne(comment, { ...said, to, phrases });
}

type About = { subject: string; say: string; to: Addressed; phrases: Phrases };

function sayOne(comment: Waiting, { subject, say, to, phrases }: About): Said {
  const { id, body } = comment;
  return {
    subject,
    pieces: [
      { say },
      { quote: body },
      { link: phrases.decide, to: pageFor(comment, to) },
      { say: phrases.yours },
      {
        link: phrases.desk,
        to: new URL(`/dashboard/comments?comment=${id}`, environment().siteUrl),
      },
      foot(phrases),
    ],
  };
}

function severalWait(waiting: Waiting[], to: Addressed, phrases: Phrases): Said {
  const subject = phrases.many(waiting.length);
  return {
    subject,
    pieces: [
      { say: `${subject}.` },
      ...waiting
        .slice(0, namedMax)
        .flatMap((comment): Piece[] => [
          { quote: phrases.line(comment.name, comment.post) },
          { link: phrases.decide, to: pageFor(comment, to) },
        ]),
      { say: phrases.yours },
      { link: phrases.deskOfAll, to: new URL("/dashboard/comments", environment().siteUrl) },
      foot(phrases),
    ],
  };
}

/** A thousand comments in an hour are a number, not a list. */
const namedMax = 20;

function pageFor({ id, version }: Waiting, { id: memberId, rightsVersion, now }: Addressed): URL {
  return decisionPage({ memberId, commentId: id, version }, rightsVersion, now);
}

function foot({ why, choose }: Phrases): Piece {
  return { foot: why, link: choose, to: new URL("/dashboard/account", environment().siteUrl) };
}
