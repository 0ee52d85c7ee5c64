/** Keys that change something. They are not taken before what they would change could be seen. */
const deciding = new Set(["a", "r", "s", "u"]);
const seenAfterMs = 500;

/**
 * Presses what carries this key as `data-key`: a link or a button is clicked, a field gets the focus, a
 * summary is opened. Not while somebody types or a key is held, and never with a modifier, since those
 * are the browser's.
 */
export function pressKey(event: KeyboardEvent, shownForMs: number): void {
  const { key, target } = event;
  if (event.repeat || event.isComposing || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (deciding.has(key) && shownForMs < seenAfterMs) return;

  const control = [...document.querySelectorAll<HTMLElement>("[data-key]")].find(
    ({ dataset }) => dataset.key === key,
  );
  if (!control) return;
  event.preventDefault();
  if (control.matches("input, textarea, select")) control.focus();
  else if (control instanceof HTMLDetailsElement) openAndEnter(control);
  else control.click();
}

/** A field that is folded away is shown before it has the focus. */
function openAndEnter(details: HTMLDetailsElement): void {
  details.open = true;
  details.querySelector<HTMLElement>("input, textarea, select")?.focus();
}

function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typed = "textarea, select, input:not([type=checkbox], [type=radio], [type=submit])";
  return target.isContentEditable || target.matches(typed);
}
