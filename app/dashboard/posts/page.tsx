import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { Pager } from "#app/_ui/pager.tsx";
import { publication } from "#app/_ui/publication.ts";
import { listManuscripts, type ListedManuscript } from "#lib/posts/manuscripts.ts";
import styles from "./page.module.css";
import { standingInWords } from "./words.ts";

export const metadata: Metadata = { title: "Posts" };

type Props = { searchParams: Promise<{ before?: string | string[] }> };

/** Everything the author may edit, in words. */
export default async function PostsPage({ searchParams }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const { before } = await searchParams;
  const { manuscripts, older } = await listManuscripts(author, before);
  return (
    <main id="content" className={styles.page}>
      <h1>Posts</h1>
      <p>
        <a className={styles.new} href="/dashboard/posts/new">
          Write a new post
        </a>
      </p>
      {manuscripts.length > 0 ? (
        <Manuscripts manuscripts={manuscripts} areOfManyAuthors={author.role === "owner"} />
      ) : (
        <p>Nothing is written yet. A new post stays a draft until you publish it.</p>
      )}
      <Pager
        label="Pages of posts"
        newer={before ? { href: "/dashboard/posts", words: "The last edited" } : undefined}
        older={older ? { href: `/dashboard/posts?before=${older}`, words: "Earlier" } : undefined}
      />
    </main>
  );
}

async function Manuscripts({
  manuscripts,
  areOfManyAuthors,
}: {
  manuscripts: ListedManuscript[];
  areOfManyAuthors: boolean;
}): Promise<ReactElement> {
  const clock = { now: new Date(), timeZone: (await publication()).timeZone };
  return (
    <table className={styles.manuscripts}>
      <thead>
        <tr>
          <th scope="col">Title</th>
          {areOfManyAuthors && <th scope="col">Author</th>}
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {manuscripts.map((post) => (
          <tr key={post.id}>
            <th scope="row">
              <a href={`/dashboard/posts/${post.id}`}>{post.title || "Without a title"}</a>
            </th>
            {areOfManyAuthors && <td>{post.authorName ?? "Nobody"}</td>}
            <td>{standingInWords(post, clock)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
