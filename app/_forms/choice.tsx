import type { ReactElement } from "react";
import { fieldId, typedInto, type FormState } from "./form-state.ts";
import styles from "./choice.module.css";

/** One of a few named things. */
export function Choice({
  name,
  label,
  state,
  initial,
  options,
  hint,
}: {
  name: string;
  label: string;
  state: FormState;
  initial: string;
  options: Record<string, string>;
  hint?: string;
}): ReactElement {
  const id = fieldId(name);
  const chosen = typedInto(state, name) ?? initial;
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <select
        // React resets a form after its action, and a select only to what it was made with.
        key={chosen}
        id={id}
        name={name}
        defaultValue={chosen}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
