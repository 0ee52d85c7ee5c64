"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState, type Problem } from "#app/_forms/form-state.ts";
import { requireAuthor } from "#app/_session/require.ts";
import { publication } from "#app/_ui/publication.ts";
import type { Author } from "#lib/identity/roles.ts";
import { publishCorrection } from "#lib/posts/correct.ts";
import { emptyDraft, type PostDraft } from "#lib/posts/draft.ts";
import type { OwnPost } from "#lib/posts/own.ts";
import { keepPreview, type Manuscript } from "#lib/posts/preview.ts";
import { publishPost, unpublishPost } from "#lib/posts/publish.ts";
import { createPost, savePost } from "#lib/posts/save.ts";
import type { PostFormState } from "./post-form-state.ts";
import { readId } from "./read-id.ts";
import { timeInWords } from "./words.ts";

/** One form, four buttons: save, save and go on to publishing, look at it, save as a new draft. */
export async function writePostAction(_: PostFormState, form: FormData): Promise<PostFormState> {
  const author = await requireAuthor();
  const manuscript = readManuscript(form);
  const next = form.get("intent") === "check" ? "/publish" : "";

  if (form.get("intent") === "preview") return preview(manuscript, author);
  if (form.get("intent") === "copy") return create(asNew(manuscript), author, next);
  return manuscript.postId === null
    ? create(manuscript, author, next)
    : save({ ...manuscript, postId: manuscript.postId }, author, next);
}

export async function publishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const { id, seenVersion } = readPlace(form);
  const result = await publishPost({ id, seenVersion }, author);

  switch (result.outcome) {
    case "published":
      return redirect(`/dashboard/posts/${id}?done=published`);
    case "incomplete":
      return refused(422, withoutFields(result.problems), {});
    case "stale":
      return refusal(409, "The post was changed since this page was opened. Open it again.");
    case "missing":
      return notFound();
    case "not-saved":
      return refusal(503, "The post was not published. Try again.");
  }
}

export async function unpublishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const { id, seenVersion } = readPlace(form);
  const result = await unpublishPost({ id, seenVersion }, author);

  switch (result.outcome) {
    case "unpublished":
      return redirect(`/dashboard/posts/${id}?done=unpublished`);
    case "stale":
      return refusal(409, "The post was changed since this page was opened. Open it again.");
    case "missing":
      return notFound();
    case "not-saved":
      return refusal(503, "The post is still published. Try again.");
  }
}

export async function publishCorrectionAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const { id } = readPlace(form);
  const typed = form.get("correction");
  const text = typeof typed === "string" ? typed : "";
  const result = await publishCorrection({ id, text }, author);

  switch (result.outcome) {
    case "published":
      return redirect(`/dashboard/posts/${id}?done=corrected`);
    case "invalid":
      return refusedCorrection(422, "correction", result.message, text);
    case "unpublished":
      return refusedCorrection(409, null, "The post is not published. Publish it first.", text);
    case "missing":
      return notFound();
    case "not-saved":
      return refusedCorrection(503, null, "The correction was not published. Try again.", text);
  }
}

async function preview(manuscript: Manuscript, author: Author): Promise<PostFormState> {
  const result = await keepPreview(manuscript, author);
  switch (result.outcome) {
    case "kept":
      return redirect(`/dashboard/posts/preview/${result.id}`);
    case "invalid":
      return refusedPost(422, result.problems, manuscript);
    case "missing":
      return notFound();
    case "not-saved":
      return notSaved(manuscript);
  }
}

async function create(
  manuscript: Manuscript,
  author: Author,
  next: string,
): Promise<PostFormState> {
  const result = await createPost(manuscript.draft, author);
  switch (result.outcome) {
    case "created":
      return redirect(answer(result.id, next, result.leftOutTagCount));
    case "invalid":
      return refusedPost(422, result.problems, manuscript);
    case "not-saved":
      return notSaved(manuscript);
  }
}

async function save(
  manuscript: Manuscript & { postId: number },
  author: Author,
  next: string,
): Promise<PostFormState> {
  const { postId: id, seenVersion, draft } = manuscript;
  const result = await savePost({ id, seenVersion, draft }, author);
  switch (result.outcome) {
    case "saved":
      return redirect(answer(id, next, result.leftOutTagCount));
    case "invalid":
      return refusedPost(422, result.problems, manuscript);
    case "conflict":
      return conflict(result.saved, manuscript, author);
    case "missing":
      return notFound();
    case "not-saved":
      return notSaved(manuscript);
  }
}

/** Its part of a series belongs to the post it was written for, so the copy becomes the next one. */
function asNew(manuscript: Manuscript): Manuscript {
  return { ...manuscript, postId: null, draft: { ...manuscript.draft, part: "" } };
}

function answer(id: number, next: string, leftOutTagCount: number): string {
  const leftOut = leftOutTagCount > 0 ? `&left-out=${leftOutTagCount}` : "";
  return `/dashboard/posts/${id}${next}?done=saved&at=${Date.now()}${leftOut}`;
}

async function conflict(
  saved: OwnPost,
  manuscript: Manuscript,
  author: Author,
): Promise<PostFormState> {
  const { timeZone } = await publication();
  const who = saved.savedBy && saved.savedBy.id !== author.id ? saved.savedBy.name : "you";
  const where = who === "you" ? " in another window" : "";
  const sentence = `Saved by ${who}${where} on ${timeInWords(saved.updatedAt, timeZone)}`;
  const message = `${sentence}, after you opened this form. Both texts are below, and nothing is overwritten.`;
  const { form } = refusedPost(409, [{ field: null, message }], manuscript);
  const { title, standfirst, body } = saved;
  return { form, savedMeanwhile: { title, standfirst, body, sentence } };
}

function notSaved(manuscript: Manuscript): PostFormState {
  const message = "The post was not saved. Your text is still below. Try again.";
  return refusedPost(503, [{ field: null, message }], manuscript);
}

function refusedPost(
  status: number,
  problems: Problem[],
  { seenVersion, draft }: Manuscript,
): PostFormState {
  // The page is rendered afresh under a refusal, and must not take the newest version for the one seen.
  const typed = { ...draft, version: String(seenVersion) };
  return { form: refused(status, problems, typed), savedMeanwhile: null };
}

function refusal(status: number, message: string): FormState {
  return refused(status, [{ field: null, message }], {});
}

function refusedCorrection(
  status: number,
  field: string | null,
  message: string,
  typed: string,
): FormState {
  return refused(status, [{ field, message }], { correction: typed });
}

/** The check page has no fields; its problems stand beside the link that leads to them. */
function withoutFields(problems: Problem[]): Problem[] {
  return problems.map(({ message }) => ({ field: null, message }));
}

function readManuscript(form: FormData): Manuscript {
  const draft: PostDraft = { ...emptyDraft };
  for (const field of Object.keys(emptyDraft) as (keyof PostDraft)[]) {
    const value = form.get(field);
    if (typeof value === "string") draft[field] = value;
  }
  const { id, seenVersion } = readPlace(form);
  return { postId: id || null, seenVersion, draft };
}

/** A number that is none is no post's, and no post's version. */
function readPlace(form: FormData): { id: number; seenVersion: number } {
  return { id: readId(form.get("post")) ?? 0, seenVersion: readId(form.get("version")) ?? 0 };
}
