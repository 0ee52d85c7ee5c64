"use server";

import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { refused, refusedUntil, type FormState } from "#app/_forms/form-state.ts";
import { reporterCookie, reporterMaxAgeSeconds } from "#app/_session/cookies.ts";
import { currentVisitor } from "#app/_session/visitor.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { reportAddress } from "#lib/comments/address.ts";
import { reportComment } from "#lib/comments/reports/report.ts";
import { readReporter } from "#lib/comments/reports/reporter.ts";
import { momentIn } from "#lib/words/dates.ts";

export async function reportAction(_: FormState, form: FormData): Promise<FormState> {
  const jar = await cookies();
  const { name, options } = reporterCookie();
  const reporter = readReporter(await currentVisitor(), jar.get(name)?.value);
  const reporting = await reportComment(form, reporter);
  const typed = { reason: typedInto(form, "reason"), words: typedInto(form, "words") };
  const { problems } = (await words()).report;

  switch (reporting.outcome) {
    case "taken":
      jar.set(name, reporter.mark, { ...options, maxAge: reporterMaxAgeSeconds });
      return redirect(`${reportAddress(Number(form.get("comment")))}?done=sent`);
    case "invalid":
      return refused(422, reporting.problems, typed);
    case "limited": {
      const { count, retryAt } = reporting.limit;
      const until = momentIn(await publication(), retryAt);
      return refusedUntil(retryAt, problems.limited(count, until), typed);
    }
    case "missing":
      return notFound();
    case "not-saved":
      return refused(503, [{ field: null, message: problems.notSaved }], typed);
  }
}

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
