import type { ReactElement } from "react";
import type { Told as Said } from "#lib/comments/decline.ts";
import { houseRulesAddress, listHouseRules } from "#lib/settings/house-rules.ts";
import type { Words } from "#lib/words/words.ts";
import styles from "./told.module.css";

/** Why a comment was declined: a reason from the publication's list, its rule, and a moderator's words. */
export function Told({
  told: { listedReason, citedRule, reason },
  phrases,
}: {
  told: Said;
  phrases: Words["receipt"];
}): ReactElement {
  return (
    <>
      {listedReason ? <Quoted label={phrases.why}>{listedReason}</Quoted> : null}
      {citedRule ? <Rule heading={citedRule} phrases={phrases} /> : null}
      {reason ? <Quoted label={phrases.reason}>{reason}</Quoted> : null}
    </>
  );
}

function Quoted({ label, children }: { label: string; children: string }): ReactElement {
  return (
    <>
      <p>{label}</p>
      <blockquote className={styles.quoted} dir="auto">
        {children}
      </blockquote>
    </>
  );
}

/** As it was headed then; it leads to where it stands now, if it still does. */
async function Rule({
  heading,
  phrases,
}: {
  heading: string;
  phrases: Words["receipt"];
}): Promise<ReactElement> {
  const rule = (await listHouseRules()).find((known) => known.heading === heading);
  return (
    <p>
      {phrases.rule.before}
      {rule ? (
        <a href={`${houseRulesAddress}#${rule.id}`}>
          <bdi>{heading}</bdi>
        </a>
      ) : (
        <bdi>{heading}</bdi>
      )}
      {phrases.rule.after}
    </p>
  );
}
