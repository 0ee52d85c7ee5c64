import { readEmail } from "#lib/identity/email.ts";
import type { CommentLimits } from "#lib/settings/comment-limits.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import type { Words } from "#lib/words/words.ts";
import { lengthOf, nameLengthMax, siteLengthMax } from "./comment.ts";
import { readEvidence, type Evidence } from "./evidence.ts";
import { readFollowChoices, type FollowChoice } from "./follow.ts";
import type { Reading } from "./reading.ts";
import { readSite } from "./site.ts";

/** A comment as it may be stored, but for what the server alone decides: post, status, time. */
export type CommentDraft = {
  postId: number;
  parent: "none" | "unreadable" | number;
  formKey: string | null;
  name: string;
  email: string;
  site: string | null;
  text: string;
  follow: FollowChoice[];
  evidence: Evidence;
};

export type DraftField = (typeof typedFields)[number];
export type DraftProblem = { field: DraftField | null; message: string };

/** What the person typed, as it came, to be shown again when the comment is refused. */
export type Typed = Partial<Record<DraftField | "parent" | "follow", string>>;

export type DraftReading =
  { outcome: "valid"; draft: CommentDraft } | { outcome: "invalid"; problems: DraftProblem[] };

/** In the order in which the form asks for them. */
const typedFields = ["text", "name", "email", "site"] as const;
const formFields = [...typedFields, "post", "parent", "formKey"] as const;
type FormField = (typeof formFields)[number];

type Phrases = Words["submission"];

/** Reads a form that anyone may have made. Only the fields we know are looked at, and each only once. */
export function readDraft(
  form: FormData,
  words: Phrases,
  { textLength }: Pick<CommentLimits, "textLength">,
): DraftReading {
  const values = readValues(form);
  if (!values) {
    return { outcome: "invalid", problems: [{ field: null, message: words.notOurs }] };
  }

  const name = readName(values.name, words.name);
  const email = readAddress(values.email, words.email);
  const site = readSite(values.site, words.site);
  const text = readText(values.text, words.text, textLength);
  if (name.ok && email.ok && site.ok && text.ok) {
    const draft = {
      ...readReferences(values),
      name: name.value,
      email: email.value,
      site: site.value,
      text: text.value,
      follow: readFollowChoices(form),
      evidence: readEvidence(form),
    };
    return { outcome: "valid", draft };
  }

  const read = { name, email, site, text };
  const problems = typedFields.flatMap((field) => {
    const reading = read[field];
    return reading.ok ? [] : [{ field, message: reading.message }];
  });
  return { outcome: "invalid", problems };
}

/** What is kept and not sent yet: of all that is asked for, only the text has to be there already. */
export type UnsentDraft = Record<
  "parent" | "name" | "email" | "site" | "text" | "follow",
  string
> & {
  postId: number;
};

export type UnsentReading =
  { outcome: "valid"; draft: UnsentDraft } | { outcome: "invalid"; problems: DraftProblem[] };

export function readUnsent(
  form: FormData,
  words: Phrases,
  { textLength }: Pick<CommentLimits, "textLength">,
): UnsentReading {
  const values = readValues(form);
  const whose = values && [values.name, values.email, values.site].map(normalise);
  if (!values || !whose || whose.some((one) => !isKeepable(one))) {
    return { outcome: "invalid", problems: [{ field: null, message: words.notOurs }] };
  }
  const text = readText(values.text, words.text, textLength);
  if (!text.ok) {
    return { outcome: "invalid", problems: [{ field: "text", message: text.message }] };
  }
  const [name = "", email = "", site = ""] = whose;
  const { postId, parent } = readReferences(values);
  return {
    outcome: "valid",
    draft: {
      postId,
      parent: typeof parent === "number" ? String(parent) : "",
      name,
      email,
      site,
      text: text.value,
      follow: readFollowChoices(form).join(" "),
    },
  };
}

function isKeepable(typed: string): boolean {
  return typed.length <= siteLengthMax && !hasForbiddenCharacters(typed);
}

export function typedInForm(form: FormData): Typed {
  const typed: Typed = {};
  for (const field of [...typedFields, "parent"] as const) {
    const value = form.get(field);
    // Forms send every line end as CRLF; a text area that begins with one would lose it.
    if (typeof value === "string") typed[field] = value.replaceAll("\r\n", "\n");
  }
  const follow = readFollowChoices(form).join(" ");
  return follow ? { ...typed, follow } : typed;
}

/** Undefined when a field is a file or came more than once: our own page sends neither. */
function readValues(form: FormData): Record<FormField, string> | undefined {
  const values = { name: "", email: "", site: "", text: "", post: "", parent: "", formKey: "" };
  for (const field of formFields) {
    const [value = "", ...more] = form.getAll(field);
    if (typeof value !== "string" || more.length > 0) return undefined;
    values[field] = value;
  }
  return values;
}

function readName(typed: string, words: Phrases["name"]): Reading<string> {
  const name = normalise(typed).trim();
  if (isBlank(name)) return { ok: false, message: words.missing };
  if (hasForbiddenCharacters(name) || controls.test(name)) {
    return { ok: false, message: words.notOneLine };
  }
  const length = lengthOf(name);
  if (length > nameLengthMax) return { ok: false, message: words.tooLong(nameLengthMax, length) };
  if (stackedMarks.test(name)) {
    return { ok: false, message: words.tooManyMarks };
  }
  return { ok: true, value: name };
}

/** Line breaks and tabs, and what turns the direction of the text that follows. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const stackedMarks = /\p{M}{5,}/u;

function readAddress(typed: string, remedy: string): Reading<string> {
  const email = readEmail(typed);
  return email ? { ok: true, value: email } : { ok: false, message: remedy };
}

/** The text of a comment, also where a writer changes it. */
export function readText(
  typed: string,
  words: Phrases["text"],
  lengthMax: number,
): Reading<string> {
  const text = normalise(typed);
  if (isBlank(text)) return { ok: false, message: words.missing };
  if (hasForbiddenCharacters(text)) {
    return { ok: false, message: words.unseen };
  }
  const length = lengthOf(text);
  if (length > lengthMax) return { ok: false, message: words.tooLong(lengthMax, length) };
  return { ok: true, value: text };
}

/** What the page itself filled in. A reference that is not a number points nowhere. */
function readReferences({
  post,
  parent,
  formKey,
}: Record<FormField, string>): Pick<CommentDraft, "postId" | "parent" | "formKey"> {
  return {
    postId: id.test(post) ? Number(post) : 0,
    parent: parent === "" ? "none" : id.test(parent) ? Number(parent) : "unreadable",
    formKey: /^[\w-]{22,64}$/.test(formKey) ? formKey : null,
  };
}

const id = /^[1-9]\d{0,14}$/;
