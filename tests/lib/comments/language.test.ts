import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { detectLanguage } from "#lib/comments/language.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { aForm, aPost, aVisitor } from "#tests/support/conversation.ts";

test.each([
  ["en", "I disagree: a beam in oak moves more than that."],
  ["de", "Ich bin anderer Meinung, Eiche arbeitet mehr."],
  ["fr", "Merci pour cet article, très clair et utile."],
  ["ar", "شكرا على المقال، واضح جدا ومفيد للجميع."],
  ["ru", "Купите дешёвые таблетки на нашем сайте"],
  ["ja", "記事をありがとうございます。とても分かりやすいです。"],
])("a comment in the language %s is known to be", async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

test.each(["OK!", "Thanks a lot.", "1 + 1 = 2", "https://www.example.org/eine/lange/seite/hier"])(
  "of “%s” nothing is said",
  async (text) => {
    expect(await detectLanguage(text)).toBeNull();
  },
);

test("what somebody quotes is not what they write in", async () => {
  const text =
    "> Ich bin anderer Meinung, Eiche arbeitet mehr als das.\n\nI do not agree with you here.";

  expect(await detectLanguage(text)).toBe("en");
});

test("a comment is stored with its language", async () => {
  const text = "Wo kann man diesen Kalk heute noch kaufen?";
  const submission = await submitComment(aForm(await aPost(), { text }), aVisitor());
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));

  const stored = await reader
    .select({ language: comments.language })
    .from(comments)
    .where(eq(comments.id, submission.commentId))
    .get();
  expect(stored).toEqual({ language: "de" });
});
