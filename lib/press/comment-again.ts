import { wordsIn } from "#lib/words/words.ts";
import { escape } from "./plain-page.ts";
import type { TypedField } from "./typed.ts";

/** Where a comment is sent that came with a form of another version. It stays the same for good. */
export const commentAgainAddress = "/comments/send";

type Button = { name: string; value: string; words: string };

/** Whether these are the fields of a comment, so that it can be sent again from where it is shown. */
export function isComment(fields: TypedField[]): boolean {
  return ["post", "text"].every((name) => fields.some((field) => field.name === name));
}

/** A form with everything that was typed, which is sent without the framework and without script. */
export function commentAgainForm(
  language: string,
  fields: TypedField[],
  further: Button[] = [],
): string {
  const { form } = wordsIn(language).comments;
  const valueOf = (name: string) => fields.find((field) => field.name === name)?.value ?? "";
  const hidden = fields
    .filter(({ name }) => carried.includes(name))
    .map(({ name, value }) => `<input type="hidden" name="${name}" value="${escape(value)}">`);
  const line = (name: "name" | "email" | "site", rest: string) =>
    `<p><label>${escape(form[name])} <input name="${name}" ${rest} value="${escape(valueOf(name))}"></label></p>`;
  const button = ({ name, value, words }: Button) =>
    `<button name="${name}" value="${value}">${escape(words)}</button> `;
  return (
    `<form method="post" action="${commentAgainAddress}" novalidate>${hidden.join("")}` +
    `<p><label>${escape(form.text)} <textarea name="text" rows="12" cols="64" dir="auto">\n` +
    `${escape(valueOf("text"))}</textarea></label></p>` +
    line("name", 'autocomplete="name"') +
    line("email", 'type="email" autocomplete="email"') +
    line("site", 'inputmode="url" autocomplete="url"') +
    `<p><button>${escape(form.send)}</button> ${further.map(button).join("")}</p></form>`
  );
}

/** What goes with it unseen. Nothing else that was sent comes back. */
const carried = ["post", "parent", "formKey", "follow", "draft", "earlier"];
