import type { InputHTMLAttributes, ReactElement, ReactNode } from "react";
import styles from "./field.module.css";
import { fieldId, problemWith, typedInto, type FormState } from "./form-state.ts";

type FieldProps = {
  name: string;
  label: string;
  state: FormState;
  hint?: ReactNode;
  /** What the field holds before anyone typed. */
  initial?: string;
  /** Makes it a text area of so many lines. */
  rows?: number;
  type?: "text" | "email" | "url" | "password";
} & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "autoComplete" | "inputMode" | "spellCheck" | "autoCapitalize" | "lang"
>;

/**
 * A label, a hint, what is wrong, and the control. It sets no `maxlength`: browsers cut pasted text
 * at it without a word, where the server's sentence leaves the text whole.
 */
export function Field({
  name,
  label,
  state,
  hint,
  initial = "",
  rows,
  type = "text",
  ...rest
}: FieldProps): ReactElement {
  const id = fieldId(name);
  const problem = problemWith(state, name);
  const notes = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean);
  const control = {
    ...rest,
    id,
    name,
    defaultValue: type === "password" ? "" : (typedInto(state, name) ?? initial),
    className: styles.control,
    "aria-describedby": notes.length ? notes.join(" ") : undefined,
    "aria-invalid": problem ? true : undefined,
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className={styles.note} id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p className={styles.problem} id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      {rows ? <textarea {...control} rows={rows} /> : <input {...control} type={type} />}
    </div>
  );
}
