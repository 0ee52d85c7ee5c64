"use server";

import { notFound, redirect } from "next/navigation";
import { answerMail, type MailAnswer } from "#lib/following/answer.ts";

/** The link in the mail is the proof: whoever has it speaks for the address. */
export async function answerMailAction(form: FormData): Promise<void> {
  const token = String(form.get("token"));
  const answer = readAnswer(form);
  if (!answer || !(await answerMail(token, answer))) notFound();
  redirect(`/mail/${encodeURIComponent(token)}?done=${answer.say}`);
}

function readAnswer(form: FormData): MailAnswer | undefined {
  const say = form.get("say");
  const followId = Number(form.get("follow"));
  if (say === "end") return Number.isSafeInteger(followId) ? { say, followId } : undefined;
  return say === "confirm" || say === "end-all" || say === "never" ? { say } : undefined;
}
