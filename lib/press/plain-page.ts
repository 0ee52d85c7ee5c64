import { directionOf } from "#lib/words/direction.ts";
import { wordsIn } from "#lib/words/words.ts";

/** A page that needs nothing of the application, not even that it runs. `main` is HTML already. */
export function plainPage(language: string, title: string, main: string): string {
  const { failure } = wordsIn(language);
  return (
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}">` +
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    '<meta name="robots" content="noindex">' +
    `<title>${escape(title)}</title><link rel="stylesheet" href="/refusal.css">` +
    `<main><h1>${escape(title)}</h1>${main}` +
    `<p><a href="/">${escape(failure.frontPage)}</a></p></main></html>`
  );
}

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
