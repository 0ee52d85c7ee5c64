"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { words } from "#app/_ui/words.ts";
import { askFromReceipt } from "#lib/following/ask-from-receipt.ts";

/** The link is the proof: whoever has it speaks for the comment. */
export async function askAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const link = form.get("receipt");
  const receipt = typeof link === "string" ? link : "";
  const { outcome } = await askFromReceipt(receipt);
  switch (outcome) {
    case "asked":
      redirect(`/receipts/${encodeURIComponent(receipt)}?asked=address#writer`);
    case "missing":
      notFound();
    case "not-saved": {
      const { receipt: phrases } = await words();
      return refused(503, [{ field: null, message: phrases.refused.notSaved }], {});
    }
  }
}
