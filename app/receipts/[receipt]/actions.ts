"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { words } from "#app/_ui/words.ts";
import { eraseOwnComment } from "#lib/comments/erase.ts";
import { returnComment, withdrawComment } from "#lib/comments/withdraw.ts";

/** The link is the proof: whoever has it speaks for the comment. */
export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  const result = await withdrawComment(receipt);
  switch (result.outcome) {
    case "withdrawn":
      redirect(pageOf(receipt));
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
      redirect(pageOf(receipt));
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

function readReceiptField(form: FormData): string {
  const receipt = form.get("receipt");
  return typeof receipt === "string" ? receipt : "";
}

function pageOf(receipt: string): string {
  return `/receipts/${encodeURIComponent(receipt)}`;
}

async function refusal(
  status: number,
  because: "declined" | "notWithdrawn" | "notSaved",
): Promise<FormState> {
  const { receipt } = await words();
  return refused(status, [{ field: null, message: receipt.refused[because] }], {});
}
