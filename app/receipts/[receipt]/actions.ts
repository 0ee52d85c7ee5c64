"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { appealOwnComment } from "#lib/comments/appeal.ts";
import { editOwnComment } from "#lib/comments/edit.ts";
import { eraseOwnComment } from "#lib/comments/erase.ts";
import { returnComment, withdrawComment } from "#lib/comments/withdraw.ts";
import { momentIn } from "#lib/words/dates.ts";
import type { Words } from "#lib/words/words.ts";

/** The link is the proof: whoever has it speaks for the comment. */
export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  const result = await withdrawComment(receipt);
  switch (result.outcome) {
    case "withdrawn":
      redirect(pageAfter(form));
    case "declined":
      return refusal(409, "declined");
    case "missing":
      notFound();
    case "not-saved":
      return refusal(503, "notSaved");
  }
}

export async function returnAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  const result = await returnComment(receipt);
  switch (result.outcome) {
    case "waiting":
      redirect(pageAfter(form));
    case "not-withdrawn":
      return refusal(409, "notWithdrawn");
    case "missing":
      notFound();
    case "not-saved":
      return refusal(503, "notSaved");
  }
}

export async function eraseAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await eraseOwnComment(readReceiptField(form));
  switch (result.outcome) {
    case "erased":
      redirect("/receipts/erased");
    case "missing":
      notFound();
    case "not-saved":
      return refusal(503, "notSaved");
  }
}

export async function editAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  const typed = typedIn(form, "text");
  const draft = {
    receipt,
    typed,
    seenVersion: Number(form.get("version")),
    wasPublished: form.get("state") === "published",
  };
  const result = await editOwnComment(draft);
  const { receipt: phrases } = await words();
  const kept = { text: typed };
  switch (result.outcome) {
    case "changed":
      redirect(pageAfter(form));
    case "invalid":
      return refused(422, [{ field: "text", message: result.problem }], kept);
    case "refused":
      return refusal(409, result.because, kept);
    case "limited": {
      const until = momentIn(await publication(), result.until);
      const message = phrases.refused.tooOften(result.count, until);
      return refused(429, [{ field: null, message }], kept);
    }
    case "missing":
      notFound();
    case "not-saved":
      return refusal(503, "notSaved", kept);
  }
}

export async function appealAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  const typed = typedIn(form, "appeal");
  const result = await appealOwnComment({ receipt, typed });
  const kept = { appeal: typed };
  switch (result.outcome) {
    case "appealed":
      redirect(pageAfter(form));
    case "invalid":
      return refused(422, [{ field: "appeal", message: result.problem }], kept);
    case "refused":
      return refusal(409, result.because, kept);
    case "missing":
      notFound();
    case "not-saved":
      return refusal(503, "notSaved", kept);
  }
}

/** Forms send every line end as CRLF; a text area that begins with one would lose it. */
function typedIn(form: FormData, field: string): string {
  const typed = form.get(field);
  return typeof typed === "string" ? typed.replaceAll("\r\n", "\n") : "";
}

function readReceiptField(form: FormData): string {
  const receipt = form.get("receipt");
  return typeof receipt === "string" ? receipt : "";
}

/** Another address after each act: where script runs, one that is shown already is not asked for anew. */
function pageAfter(form: FormData): string {
  const version = Number(form.get("version")) || 0;
  return `/receipts/${encodeURIComponent(readReceiptField(form))}?after=${version}`;
}

type Sentence = Exclude<keyof Words["receipt"]["refused"], "tooOften" | "appealTooLong">;

async function refusal(
  status: number,
  because: Sentence,
  typed: Record<string, string> = {},
): Promise<FormState> {
  const { receipt } = await words();
  return refused(status, [{ field: null, message: receipt.refused[because] }], typed);
}
