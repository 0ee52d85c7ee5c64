"use client";

import { useActionState, type ReactElement } from "react";
import { Choice } from "#app/_forms/choice.tsx";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched, type FormState } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import {
  ruleNames,
  ruleNumbers,
  ruleSwitches,
  trustAfterField,
  type RuleName,
  type RuleNumber,
} from "#lib/settings/rule-fields.ts";
import { changeRulesAction, type RulesState } from "./actions.ts";
import { RehearsalReport } from "./rehearsal-report.tsx";
import styles from "./rules-form.module.css";

type RulesFormProps = { draft: Record<string, string> };

/** Saved in two steps: what the rules would have held stands between them. */
export function RulesForm({ draft }: RulesFormProps): ReactElement {
  const [state, action] = useActionState(changeRulesAction, untouched as RulesState);
  const rehearsed = state.outcome === "rehearsed" ? state : undefined;
  const form: FormState = state.outcome === "rehearsed" ? untouched : state;
  const initial: Record<string, string> = rehearsed?.typed ?? draft;
  return (
    <form action={action}>
      <ErrorSummary state={form} />
      {rehearsed && (
        <RehearsalReport rehearsal={rehearsed.rehearsal}>
          <input type="hidden" name="mark" value={rehearsed.mark} />
          <SubmitButton>Save these rules</SubmitButton>
        </RehearsalReport>
      )}
      {ruleNames.map((rule) => (
        <RuleFields key={rule} rule={rule} state={form} initial={initial} />
      ))}
      <div className={styles.rule}>
        <Field
          name="trustAfter"
          label={trustAfterField.label}
          hint={trustAfterField.hint}
          state={form}
          initial={initial.trustAfter ?? ""}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <SubmitButton tone={rehearsed ? "quiet" : "plain"}>See what these would hold</SubmitButton>
    </form>
  );
}

const numberOf: Partial<Record<RuleName, RuleNumber>> = {
  "many-links": "linksMax",
  "many-under-address": "perAddressPerDay",
  "filled-fast": "minimumSeconds",
  "old-post": "oldPostDays",
};

type RuleFieldsProps = { rule: RuleName; state: FormState; initial: Record<string, string> };

function RuleFields({ rule, state, initial }: RuleFieldsProps): ReactElement {
  const { label, hint } = ruleSwitches[rule];
  const number = numberOf[rule];
  return (
    <div className={styles.rule}>
      <Choice
        name={rule}
        label={label}
        hint={hint}
        state={state}
        initial={initial[rule] ?? "off"}
        options={{ on: "On", off: "Off" }}
      />
      {number && (
        <Field
          name={number}
          label={ruleNumbers[number].label}
          hint={ruleNumbers[number].hint}
          state={state}
          initial={initial[number] ?? ""}
          inputMode="numeric"
          autoComplete="off"
        />
      )}
      {rule === "listed-words" && (
        <Field
          name="words"
          label="Words and phrases, one a line"
          hint="Whole words in any case, also where letters are exchanged for others that look alike."
          state={state}
          initial={initial.words ?? ""}
          rows={8}
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
      {rule === "other-language" && (
        <Field
          name="languages"
          label="Languages that are expected"
          hint="Codes of two letters, such as en, ar. Empty: any."
          state={state}
          initial={initial.languages ?? ""}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </div>
  );
}
