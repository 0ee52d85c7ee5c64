/** What a text is written in, as ISO 639-1 has it; null where it is too short or mixed to be sure. */
export async function detectLanguage(text: string): Promise<string | null> {
  const own = text.slice(0, readMax).replace(quoted, "").replace(addresses, " ");
  if ((own.match(letters)?.length ?? 0) < lettersMin) return null;
  const eld = await loadDetector();
  const found = eld.detect(own);
  return found.isReliable() ? found.language : null;
}

/** All that can be told from each other. */
export async function listDetectable(): Promise<string[]> {
  return Object.values((await loadDetector()).info().Languages);
}

/** Its lists take a fraction of a second to load, which is nothing that a start has to wait for. */
async function loadDetector() {
  return (await import("eld/extrasmall")).eld;
}

/** Less is as likely a name or an exclamation. */
const lettersMin = 20;
/** Enough to tell by, of a text of any length. */
const readMax = 2_000;

/** What somebody else wrote says nothing about who quotes it. */
const quoted = /^[ \t]*>.*$/gm;
const addresses = /\bhttps?:\/\/\S+/gi;
const letters = /\p{L}/gu;
