"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { words } from "#app/_ui/words.ts";
import { askForSiteCheck } from "#lib/comments/check-site.ts";
import { askFromReceipt } from "#lib/following/ask-from-receipt.ts";

/** The link is the proof: whoever has it speaks for the comment. */
export async function askAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  return answer(receipt, "address", (await askFromReceipt(receipt)).outcome);
}

export async function checkSiteAction(_: FormState, form: FormData): Promise<FormState> {
  const receipt = readReceiptField(form);
  return answer(receipt, "site", (await askForSiteCheck(receipt)).outcome);
}

function readReceiptField(form: FormData): string {
  const receipt = form.get("receipt");
  return typeof receipt === "string" ? receipt : "";
}

async function answer(
  receipt: string,
  asked: "address" | "site",
  outcome: "asked" | "missing" | "not-saved",
): Promise<FormState> {
  switch (outcome) {
    case "asked":
      redirect(`/receipts/${encodeURIComponent(receipt)}?asked=${asked}#writer`);
    case "missing":
      notFound();
    case "not-saved": {
      const { receipt: phrases } = await words();
      return refused(503, [{ field: null, message: phrases.refused.notSaved }], {});
    }
  }
}
