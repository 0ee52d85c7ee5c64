import type { ReactNode } from "react";
import { NotThere } from "#app/(site)/not-there.tsx";
import { inLanguage } from "#lib/words/direction.ts";
import { Pager } from "#app/_ui/pager.tsx";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { RecentConversation, Remark } from "#lib/comments/recent-conversation.ts";
import { postAddress } from "#lib/posts/post.ts";
import entries from "../entries.module.css";
import styles from "./remarks.module.css";

/** Who said what and about which post; the date in the margin leads to the comment in its place. */
export async function Remarks({
  conversation: { remarks, older, newer, lost },
  address,
}: {
  conversation: RecentConversation;
  address: string;
}): Promise<ReactNode> {
  const { lists } = await words();
  const wayTo = (cursor: string | undefined, label: string) =>
    cursor === undefined
      ? undefined
      : { href: cursor === "first" ? address : `${address}?before=${cursor}`, words: label };
  return (
    <div className={`${sheet.run} h-feed`}>
      <data className="p-name" value={lists.conversation} />
      {remarks.map((remark) => (
        <Entry key={remark.id} remark={remark} />
      ))}
      {lost && <NotThere />}
      {remarks.length === 0 && <p className={entries.nothing}>{lists[nothing(lost)]}</p>}
      <Pager
        label={lists.moreComments}
        newer={wayTo(newer, lost ? lists.newestComments : lists.newerComments)}
        older={wayTo(older, lists.olderComments)}
      />
    </div>
  );
}

async function Entry({ remark }: { remark: Remark }): Promise<ReactNode> {
  const { lists } = await words();
  const { address, name, createdAt, excerpt, post } = remark;
  return (
    <article className={`${sheet.leaf} ${entries.entry} ${styles.remark} h-entry`}>
      <h2 className={styles.writer}>
        <bdi className="p-author h-card">{name}</bdi>
      </h2>
      <p className={sheet.margin}>
        <a href={address} className="u-url">
          <Day at={createdAt} className="dt-published" />
        </a>
      </p>
      <p className={`prose p-summary ${styles.excerpt}`} dir="auto">
        {excerpt}
      </p>
      <p className={styles.about}>
        {lists.on}{" "}
        <a
          href={postAddress({ kind: "post", slug: post.slug })}
          className="u-in-reply-to"
          {...inLanguage(post.language)}
        >
          {post.title}
        </a>
        {post.authorName && (
          <>
            {" "}
            {lists.by} <bdi>{post.authorName}</bdi>
          </>
        )}
      </p>
    </article>
  );
}

function nothing(
  lost: RecentConversation["lost"],
): "noComments" | "nothingOlderSaid" | "noSuchPlace" {
  if (lost === "unreadable") return "noSuchPlace";
  return lost === "beyond" ? "nothingOlderSaid" : "noComments";
}
