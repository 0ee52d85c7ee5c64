import { account } from "./en/account.ts";
import { archive } from "./en/archive.ts";
import { authors } from "./en/authors.ts";
import { body } from "./en/body.ts";
import { comments } from "./en/comments.ts";
import { confirming } from "./en/confirming.ts";
import { draft } from "./en/draft.ts";
import { failure } from "./en/failure.ts";
import { feeds } from "./en/feeds.ts";
import { forms } from "./en/forms.ts";
import { frame } from "./en/frame.ts";
import { lists } from "./en/lists.ts";
import { log } from "./en/log.ts";
import { mail } from "./en/mail.ts";
import { mailed } from "./en/mailed.ts";
import { missing } from "./en/missing.ts";
import { reasons } from "./en/reasons.ts";
import { receipt } from "./en/receipt.ts";
import { report } from "./en/report.ts";
import { search } from "./en/search.ts";
import { series } from "./en/series.ts";
import { signature } from "./en/signature.ts";
import { submission } from "./en/submission.ts";
import { text } from "./en/text.ts";
import { theme } from "./en/theme.ts";
import type { Voice } from "./voice.ts";

export const english = (voice: Voice) => ({
  account: account(voice),
  archive,
  authors,
  body,
  comments: comments(voice),
  confirming,
  draft,
  failure,
  feeds,
  forms,
  frame,
  lists,
  log: log(voice),
  mail: mail(voice),
  mailed,
  missing,
  reasons,
  receipt: receipt(voice),
  report: report(voice),
  search: search(voice),
  series: series(voice),
  signature,
  submission: submission(voice),
  text: text(voice),
  theme,
});
