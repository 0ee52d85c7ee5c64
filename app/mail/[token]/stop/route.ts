import { stopByMail } from "#lib/following/answer.ts";
import { wordsIn } from "#lib/words/words.ts";
import { readPublication } from "#lib/settings/publication.ts";

type Context = { params: Promise<{ token: string }> };

/** One click in a mail program (RFC 8058). It sends no cookie and no Origin, and waits for no page. */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  const isOurs = await stopByMail((await params).token);
  if (!isOurs) return new Response(null, { status: 404 });
  const { mail } = wordsIn((await readPublication()).language);
  return new Response(mail.page.ended, {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** Opened instead, by a person or by what looks at mail before they do: a page, and nothing is done. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return new Response(null, {
    status: 303,
    headers: { location: `/mail/${encodeURIComponent(token)}` },
  });
}
