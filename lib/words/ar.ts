import { account } from "./ar/account.ts";
import { archive } from "./ar/archive.ts";
import { authors } from "./ar/authors.ts";
import { body } from "./ar/body.ts";
import { comments } from "./ar/comments.ts";
import { confirming } from "./ar/confirming.ts";
import { draft } from "./ar/draft.ts";
import { failure } from "./ar/failure.ts";
import { feeds } from "./ar/feeds.ts";
import { forms } from "./ar/forms.ts";
import { frame } from "./ar/frame.ts";
import { lists } from "./ar/lists.ts";
import { log } from "./ar/log.ts";
import { mail } from "./ar/mail.ts";
import { mailed } from "./ar/mailed.ts";
import { missing } from "./ar/missing.ts";
import { reasons } from "./ar/reasons.ts";
import { receipt } from "./ar/receipt.ts";
import { report } from "./ar/report.ts";
import { search } from "./ar/search.ts";
import { series } from "./ar/series.ts";
import { signature } from "./ar/signature.ts";
import { submission } from "./ar/submission.ts";
import { text } from "./ar/text.ts";
import { theme } from "./ar/theme.ts";
import type { Voice } from "./voice.ts";
import type { Words } from "./words.ts";

export const arabic = (voice: Voice): Words => ({
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
