import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import { findWriter, type Writer } from "#lib/comments/writer.ts";
import { OwnForm } from "../own-form.tsx";
import { askAddressAction, checkSiteAction } from "./actions.ts";
import styles from "./confirm.module.css";

type ConfirmProps = { link: string; searchParams: Promise<{ asked?: string | string[] }> };

/** What the writer may show to be theirs: readers are told in words beside the name. */
export async function Confirm({ link, searchParams }: ConfirmProps): Promise<ReactNode> {
  const writer = await findWriter(link);
  if (!writer) return null;
  const { asked } = await searchParams;
  const { confirming: phrases, forms } = await words();
  return (
    <section className={styles.confirm} id="writer" aria-labelledby="writer-title">
      <h2 id="writer-title">{phrases.title}</h2>
      <p>{phrases.why}</p>
      <h3>{phrases.address.title}</h3>
      <p role="status">{asked === "address" && phrases.address.asked}</p>
      <p>{writer.addressConfirmedAt ? phrases.address.confirmed : phrases.address.not}</p>
      <OwnForm
        action={askAddressAction}
        receipt={link}
        version={0}
        press={writer.addressConfirmedAt ? phrases.address.everything : phrases.address.press}
        problem={forms.problem}
        tone="quiet"
      />
      {writer.site ? <Site site={writer.site} writer={writer} link={link} /> : null}
    </section>
  );
}

type SiteProps = { site: string; writer: Writer; link: string };

/** The line to put into the site, and what a look at it found. */
async function Site({ site, writer, link }: SiteProps): Promise<ReactNode> {
  const { confirming, forms } = await words();
  const { site: phrases } = confirming;
  if (writer.siteConfirmedAt) {
    return (
      <>
        <h3>{phrases.title}</h3>
        <p>{phrases.found.confirmed}</p>
      </>
    );
  }
  return (
    <>
      <h3>{phrases.title}</h3>
      <p>{phrases.how}</p>
      <p>
        <bdi>{site}</bdi>
      </p>
      <pre className={styles.line} dir="ltr">
        <code>{writer.line}</code>
      </pre>
      <p>{phrases.also}</p>
      <p role="status">{writer.siteCheck && phrases.found[writer.siteCheck]}</p>
      <OwnForm
        action={checkSiteAction}
        receipt={link}
        version={0}
        press={phrases.press}
        problem={forms.problem}
        tone="quiet"
      />
    </>
  );
}
