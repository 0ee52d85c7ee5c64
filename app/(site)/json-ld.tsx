import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import type { ThreadComment } from "#lib/comments/thread.ts";
import type { PublishedPost } from "#lib/posts/post.ts";
import {
  describePostForMachines,
  describePublication,
  printJsonLd,
  type Thing,
} from "#lib/publishing/json-ld.ts";
import { pictureAddresses } from "#lib/text/pictures.ts";
import { countWords } from "#lib/text/words.ts";
import { renderPost } from "./render-post.ts";

/** What the front page says of the publication to those who read by machine. */
export async function PublicationJsonLd(): Promise<ReactNode> {
  return <JsonLd thing={describePublication(await publication())} />;
}

type PostProps = { post: PublishedPost; comments?: ThreadComment[] };

/** The same for a post, its signature and the comments on its page. */
export async function PostJsonLd({ post, comments = [] }: PostProps): Promise<ReactNode> {
  const { html } = await renderPost(post);
  const thing = await describePostForMachines({
    post,
    publication: await publication(),
    wordCount: countWords(html),
    pictures: pictureAddresses(html),
    comments,
  });
  return <JsonLd thing={thing} />;
}

/** Data, not a program: nothing runs it, and `printJsonLd` lets nothing out of it. */
function JsonLd({ thing }: { thing: Thing }): ReactNode {
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: printJsonLd(thing) }} />
  );
}
