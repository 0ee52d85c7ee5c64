"use client";

import {
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from "react";
import styles from "./desk-keys.module.css";
import { pressKey } from "./press-key.ts";

/** What a key presses carries the key as `data-key`, wherever on the desk it stands. */
const keys: [key: string, effect: string][] = [
  ["j", "Next comment"],
  ["k", "Previous comment"],
  ["a", "Approve"],
  ["r", "Reject"],
  ["s", "Spam"],
  ["u", "Undo"],
  ["n", "Write a note"],
  ["o", "Open it where it stands"],
  ["1", "Waiting"],
  ["2", "First-time"],
  ["3", "Reported"],
  ["4", "Decided"],
  ["/", "Search"],
  ["?", "These keys"],
];

/**
 * The desk by keyboard: single keys, which can be switched off (WCAG 2.1.4). Every key presses what
 * can be pressed without it, so nothing is here before there is a script to listen.
 */
export function DeskKeys({ shown }: { shown: string }): ReactNode {
  const isListening = useSyncExternalStore(subscribe, readIsOn, () => undefined);
  const shownAt = useRef(0);
  const list = useRef<HTMLDialogElement>(null);

  // Before the browser hears of another key: what is pressed as the page changes was meant for the last.
  useLayoutEffect(() => {
    shownAt.current = performance.now();
  }, [shown]);

  useEffect(() => {
    if (!isListening) return;
    const listen = (event: KeyboardEvent): void =>
      pressKey(event, event.timeStamp - shownAt.current);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isListening]);

  if (isListening === undefined) return null;
  return (
    <>
      <button
        type="button"
        className={styles.open}
        data-weight="quiet"
        data-key="?"
        onClick={() => list.current?.showModal()}
      >
        Keys
      </button>
      <dialog ref={list} className={styles.list} aria-labelledby="keys">
        <h2 id="keys">Keys</h2>
        <KeyList />
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={isListening}
            onChange={(event) => storeIsOn(event.target.checked)}
          />
          Use these keys in this browser
        </label>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}

function KeyList(): ReactElement {
  return (
    <dl className={styles.keys}>
      {keys.map(([key, effect]) => (
        <div key={key}>
          <dt>
            <kbd>{key.toUpperCase()}</kbd>
          </dt>
          <dd>{effect}</dd>
        </div>
      ))}
    </dl>
  );
}

const address = "byline-desk-keys";
const changed = "byline:desk-keys";

function subscribe(listen: () => void): () => void {
  window.addEventListener(changed, listen);
  window.addEventListener("storage", listen);
  return () => {
    window.removeEventListener(changed, listen);
    window.removeEventListener("storage", listen);
  };
}

function readIsOn(): boolean {
  try {
    return localStorage.getItem(address) !== "off";
  } catch {
    return true;
  }
}

/** Where the browser keeps nothing, they stay on. */
function storeIsOn(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(address);
    else localStorage.setItem(address, "off");
  } finally {
    window.dispatchEvent(new Event(changed));
  }
}
