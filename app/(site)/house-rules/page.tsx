import type { Metadata } from "next";
import type { ReactNode } from "react";
import article from "#app/(site)/article.module.css";
import { Contents } from "#app/(site)/contents.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { logAddress } from "#lib/publishing/feed-address.ts";
import {
  areThereHouseRules,
  houseRulesAddress,
  renderHouseRules,
} from "#lib/settings/house-rules.ts";
import { listContents } from "#lib/text/contents.ts";

export async function generateMetadata(): Promise<Metadata> {
  if (!(await areThereHouseRules())) return missingMetadata();
  const { comments } = await words();
  return pageMetadata({ title: comments.houseRules, address: houseRulesAddress });
}

/** What is asked of those who comment. */
export default async function HouseRulesPage(): Promise<ReactNode> {
  const rules = await renderHouseRules();
  if (!rules) return <Missing />;
  const { comments, log } = await words();
  const { isPublished } = await readLogSettings();
  const parts = listContents(rules.headings);
  return (
    <Frame>
      <article className={`${sheet.leaf} ${article.article}`}>
        <ListHeading>{comments.houseRules}</ListHeading>
        {parts.length > 0 && (
          <div className={`${sheet.margin} ${article.margin}`}>
            <Contents parts={parts} />
          </div>
        )}
        {/* Safe by construction: `renderArticle` ends with the sanitiser's allow-list. */}
        <div className={`prose ${article.text}`} dangerouslySetInnerHTML={{ __html: rules.html }} />
        {isPublished && (
          <p className={article.related}>
            <a href={logAddress}>{log.title}</a>
          </p>
        )}
      </article>
    </Frame>
  );
}
