import { permalink } from "#lib/comments/address.ts";
import { receiptAddress } from "#lib/comments/receipt.ts";
import { environment } from "#lib/config/environment.ts";
import type { Address } from "#lib/mail/address.ts";
import { aboutComment } from "#lib/mail/forget-mails.ts";
import type { Piece } from "#lib/mail/letter.ts";
import type { Mail } from "#lib/mail/send.ts";
import type { Publication } from "#lib/settings/publication.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { readableText } from "#lib/text/readable-text.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import type { News } from "./news.ts";
import { mailPage, stopAddress } from "./token.ts";

export type Composed = Omit<Mail, "to">;

type Phrases = Words["mail"];

/** One thing that happened, in the conversation in which it did. */
export function composeLetter(news: News, to: Address, publication: Publication): Composed {
  const phrases = wordsIn(publication.language).mail;
  const { subject, comment, post, ancestors } = news;
  return {
    ...sender(publication),
    subject: headline(news, phrases),
    pieces: [
      { say: opening(news, phrases) },
      ...reasonOf(news, phrases),
      { quote: wholeText(comment) },
      way(news, phrases),
      foot({ addressId: to.id, followId: news.followId }, phrases),
    ],
    // The same comment is the same mail to everyone, so that answers find what they answer.
    key: subject === "declined" ? declineKey(news) : keyOf(comment.id),
    thread: [`post-${post.id}`, ...ancestors.map(keyOf)],
    list: `post-${post.id}`,
    about: [aboutComment(comment.id)],
    stop: stopAddress({ addressId: to.id, followId: news.followId }),
  };
}

/** Many things together, the beginning of each. Ending it ends all that this address follows. */
export function composeDigest(news: News[], to: Address, publication: Publication): Composed {
  const phrases = wordsIn(publication.language).mail;
  const token = { addressId: to.id, followId: 0 };
  const pieces = news
    .slice(0, quotedMax)
    .flatMap((one): Piece[] => [
      { say: headline(one, phrases) },
      ...reasonOf(one, phrases),
      { quote: excerpt(renderComment(one.comment.body, one.comment.bodyFormat), excerptLength) },
      way(one, phrases),
    ]);
  return {
    ...sender(publication),
    subject: phrases.digest.subject(news.length, publication.title),
    pieces: [{ say: phrases.digest.text }, ...pieces, foot(token, phrases)],
    key: `digest-${to.id}-${news[0]?.letterId}`,
    list: "comments",
    about: news.map(({ comment }) => aboutComment(comment.id)),
    stop: stopAddress(token),
  };
}

/** A mail of a thousand comments is read by nobody. The number of all stands above it. */
const quotedMax = 50;
const excerptLength = 400;

function sender({ title, language }: Publication): { fromName: string; language: string } {
  return { fromName: title, language };
}

function keyOf(commentId: number): string {
  return `comment-${commentId}`;
}

function headline(news: News, phrases: Phrases): string {
  const { title } = news.post;
  if (news.subject !== "comment") return phrases[news.subject].subject(title);
  const { name } = news.comment;
  return news.isAnswer
    ? phrases.comment.answersYou(name, title)
    : phrases.comment.wrote(name, title);
}

/** Declined again, it is another mail than the first. */
function declineKey({ comment, decline }: News): string {
  return `${keyOf(comment.id)}-declined${decline.isAgain ? "-again" : ""}`;
}

function reasonOf({ decline: { told } }: News, { declined }: Phrases): Piece[] {
  const { listedReason, citedRule, reason } = told ?? {};
  const said: Piece[] = [
    ...(listedReason ? [{ say: declined.why }, { quote: listedReason }] : []),
    ...(citedRule ? [{ say: declined.rule(citedRule) }] : []),
    ...(reason ? [{ say: declined.reason }, { quote: reason }] : []),
  ];
  return said.length > 0 ? [...said, { say: declined.yours }] : [];
}

function opening({ subject, comment, post, decline, isByAuthor }: News, phrases: Phrases): string {
  if (subject === "declined" && decline.isAgain) return phrases.declined.again(post.title);
  if (subject !== "comment") return phrases[subject].text(post.title);
  const { says, author } = phrases.comment;
  return says(isByAuthor ? author(comment.name) : comment.name);
}

/** To the comment where it stands; to its writer's private page when it stands nowhere else. */
function way({ subject, comment }: News, phrases: Phrases): Piece {
  const address = subject === "declined" ? receiptAddress(comment.id) : permalink(comment);
  return { link: phrases[subject].read, to: new URL(address, environment().siteUrl) };
}

function foot(token: { addressId: number; followId: number }, phrases: Phrases): Piece {
  return { foot: phrases.why, link: phrases.stop, to: mailPage(token) };
}

/** What was typed, as it was typed; of a comment brought over as HTML, its words. */
function wholeText({ body, bodyFormat }: News["comment"]): string {
  return bodyFormat !== "html" ? body : readableText(renderComment(body, bodyFormat));
}
