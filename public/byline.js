// The one script readers may run. Every page works without it: it keeps a choice of light or dark and
// an unfinished comment on the reader's own device, quotes what was selected in the comment that is
// answered, lets an impatient second press send nothing twice,
// takes tables and formulas that do not scroll out of the way of the Tab key, and follows a link to a
// comment to the page on which that stands now.

const kept = ["text", "name", "email", "site"];
const draftDaysMax = 30;
const pauseMs = 400;
const secondPressMs = 4000;
const quoteLengthMax = 1000;

// theme.js, which has run by now, gives `readTheme` and `showTheme`.
offerThemes(document.querySelector("[data-themes]"));
document.querySelectorAll(":is(.table, .formula)[tabindex]").forEach(standAsideUnlessScrolling);
const form = document.querySelector("form:has(input[name=formKey])");
if (form) begin(form);
document
  .querySelectorAll("form:not(:has([name=formKey])):has([name=filledIn])")
  .forEach(sayHowLong);
document.addEventListener("click", rememberSelected);
followToItsPage(/^#comment-(\d+)$/.exec(location.hash));

/** A link to a comment that stands on another page of its conversation by now still leads to it. */
async function followToItsPage(named) {
  if (!named || document.getElementById(named[0].slice(1))) return;
  const permalink = `/comments/${named[1]}`;
  const asked = { method: "HEAD", redirect: "manual" };
  const answer = await fetch(permalink, asked).catch(() => undefined);
  // Anything but a redirection says that the comment is gone; what is here is then the nearest to it.
  if (answer?.type === "opaqueredirect") location.replace(permalink);
}

function offerThemes(offer) {
  const select = offer?.querySelector("select");
  if (!select) return;
  select.value = readTheme();
  select.addEventListener("change", () => {
    try {
      if (select.value) localStorage.setItem("byline-theme", select.value);
      else localStorage.removeItem("byline-theme");
    } catch {
      // What cannot be kept is shown for as long as the page is.
    }
    showTheme(select.value);
  });
  // Another window of the same publication.
  addEventListener("storage", () => {
    showTheme();
    select.value = readTheme();
  });
  offer.hidden = false;
}

/** A stop at which there is nothing to do is one Tab too many. */
function standAsideUnlessScrolling(frame) {
  new ResizeObserver(() => {
    frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
  }).observe(frame);
}

function begin(form) {
  // On its own page, a draft of the publication's is one of its own here too.
  const of = field(form, "draft") ?? field(form, "parent");
  const address = `byline-draft ${field(form, "post")?.value} ${of.value}`;
  mintKey(form);
  restore(form, address);
  quote(form);
  keepWhileTyping(form, address);
  sayHowLong(form);
  proveWhileWriting(form);
  sendOnce(form, address);
  // A page that comes back whole from the browser's memory may be about to send something new.
  addEventListener("pageshow", (event) => event.persisted && mintKey(form));
}

/** The same key sent twice is one comment, so each look at the page has its own. */
function mintKey(form) {
  field(form, "formKey").value = crypto.randomUUID?.() ?? "";
}

function restore(form, address) {
  const draft = read(address);
  if (!draft) return;
  // The answer to a refused form, or the page of a draft, holds what was typed: nothing to put back,
  // unless something was typed here after that and never arrived.
  const text = field(form, "text");
  if (text.value && (draft.sentAt || draft.text === text.value)) return;
  if (!text.value && !draft.sentAt) return putBack(form, draft);

  const button = document.createElement("button");
  button.type = "button";
  button.dataset.weight = "quiet";
  const note = noteOf(form);
  button.textContent = note?.dataset.putBack;
  button.addEventListener("click", () => {
    if (text.value && !draft.sentAt) text.value = draft.text;
    putBack(form, draft);
    button.remove();
  });
  note?.append(button);
}

function putBack(form, draft) {
  form.dataset.had = "text";
  for (const name of kept) {
    const control = field(form, name);
    if (control && !control.value) control.value = draft[name] ?? "";
  }
  sayKept(form);
}

/** How long the form was open. One that came with a text, or had one put back, says nothing. */
function sayHowLong(form) {
  if (field(form, "text")?.value) form.dataset.had = "text";
  form.addEventListener("submit", () => {
    if (!form.dataset.had) field(form, "filledIn").value = Math.round(performance.now());
  });
}

/** Where an owner asks for it: worked out as soon as somebody writes, so that nobody waits for it. */
function proveWhileWriting(form) {
  const { challenge } = field(form, "proof").dataset;
  if (!challenge) return;
  let begun;
  const begin = async () => {
    const key = field(form, "formKey").value;
    if (!key || key === begun) return;
    begun = key;
    const { prove } = await import("/proof.js");
    const proof = await prove(challenge, key);
    if (field(form, "formKey").value === key) field(form, "proof").value = proof;
  };
  // Where it cannot be worked out, the comment goes without.
  const tryTo = () => begin().catch(() => undefined);
  form.addEventListener("input", tryTo);
  if (field(form, "text").value) tryTo();
}

/** The passage that is selected in a comment when its "Reply" is pressed. */
function rememberSelected({ target }) {
  const id = /[?&]reply=(\d+)/.exec(target.closest?.("a")?.search)?.[1];
  const words = id && document.querySelector(`#comment-${id} .prose`);
  const selection = getSelection();
  if (!words || selection.isCollapsed) return;
  const isInside = [selection.anchorNode, selection.focusNode].every((end) => words.contains(end));
  const passage = String(selection).trim().slice(0, quoteLengthMax);
  if (!isInside || !passage) return;
  try {
    sessionStorage.setItem("byline-quote", JSON.stringify([id, passage]));
  } catch {
    // The form opens without it.
  }
}

function quote(form) {
  try {
    const [id, passage] = JSON.parse(sessionStorage.getItem("byline-quote") ?? "[]");
    if (!id || id !== field(form, "parent").value) return;
    sessionStorage.removeItem("byline-quote");
    const text = field(form, "text");
    const before = text.value && `${text.value.trimEnd()}\n\n`;
    text.value = `${before}${passage.replace(/^/gm, "> ")}\n\n`;
    form.dispatchEvent(new Event("input"));
  } catch {
    // As above.
  }
}

function keepWhileTyping(form, address) {
  let timer;
  const keepNow = () => {
    clearTimeout(timer);
    if (store(form, address)) sayKept(form);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keepNow, pauseMs);
  });
  addEventListener("pagehide", () => timer && !form.dataset.sent && store(form, address));
}

function sendOnce(form, address) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "true";
    store(form, address, { sentAt: Date.now() });
    setTimeout(() => delete form.dataset.sent, secondPressMs);
  });
  // A refusal that arrives without a new page may be answered at once.
  new MutationObserver(() => delete form.dataset.sent).observe(form, {
    childList: true,
    subtree: true,
  });
}

/** Keeps what is typed, or forgets it when the text is gone. Returns whether something is kept. */
function store(form, address, more = {}) {
  try {
    if (!field(form, "text").value.trim()) {
      localStorage.removeItem(address);
      return false;
    }
    const typed = kept.map((name) => [name, field(form, name)?.value ?? ""]);
    const draft = { ...Object.fromEntries(typed), ...more, keptAt: Date.now() };
    localStorage.setItem(address, JSON.stringify(draft));
    return true;
  } catch {
    // Storage may be full or forbidden; the form works the same.
    return false;
  }
}

function read(address) {
  try {
    const draft = JSON.parse(localStorage.getItem(address) ?? "null");
    if (draft && Date.now() - draft.keptAt < draftDaysMax * 86_400_000) return draft;
    localStorage.removeItem(address);
  } catch {
    // As above.
  }
  return null;
}

function sayKept(form) {
  const note = noteOf(form);
  if (note && note.textContent !== note.dataset.kept) note.textContent = note.dataset.kept;
}

/** Where the page leaves room for this script's words, and says what they are in its language. */
function noteOf(form) {
  return form.querySelector("[data-draft-note]");
}

function field(form, name) {
  return form.elements.namedItem(name);
}
