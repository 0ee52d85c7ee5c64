"use server";

import { notFound, redirect } from "next/navigation";
import { answerMail, type MailAnswer } from "#lib/following/answer.ts";
import { askForDataLink } from "#lib/following/data-link.ts";
import { eraseEverything } from "#lib/following/erase-everything.ts";

/** The link in the mail is the proof: whoever has it speaks for the address. */
export async function answerMailAction(form: FormData): Promise<void> {
  const token = String(form.get("token"));
  const answer = readAnswer(form);
  if (!answer || !(await answerMail(token, answer))) notFound();
  redirect(`/mail/${encodeURIComponent(token)}?done=${answer.say}`);
}

export async function askForDataLinkAction(form: FormData): Promise<void> {
  const token = String(form.get("token"));
  const { outcome } = await askForDataLink(token);
  if (outcome === "missing") notFound();
  redirect(`/mail/${encodeURIComponent(token)}?done=${outcome}`);
}

/** What is refused leads back to the page, which says of a link that it has ended. */
export async function eraseEverythingAction(form: FormData): Promise<void> {
  const token = String(form.get("token"));
  const { outcome } = await eraseEverything(token);
  if (outcome === "erased") redirect("/mail/erased");
  const said = outcome === "not-saved" ? "?done=failed" : "";
  redirect(`/mail/${encodeURIComponent(token)}${said}`);
}

function readAnswer(form: FormData): MailAnswer | undefined {
  const say = form.get("say");
  const followId = readNumber(form, "follow");
  const commentId = readNumber(form, "comment");
  if (say === "end") return followId ? { say, followId } : undefined;
  if (say === "wrote" || say === "not-mine") return commentId ? { say, commentId } : undefined;
  if (say === "confirm") return { say, ...(commentId && { commentId }) };
  return say === "end-all" || say === "never" ? { say } : undefined;
}

function readNumber(form: FormData, name: string): number | undefined {
  const value = form.get(name);
  return typeof value === "string" && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}
