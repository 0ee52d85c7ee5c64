import type { ReactElement } from "react";
import { words } from "#app/_ui/words.ts";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";

type CommentsClosedProps = {
  post: Pick<PublishedPost, "kind" | "slug" | "signature">;
  state: "closed" | "paused";
  rules: { pauseSentence: string };
};

/** In the place of the form: why there is none, and where to write instead. */
export async function CommentsClosed({
  post,
  state,
  rules,
}: CommentsClosedProps): Promise<ReactElement> {
  const {
    comments: { form },
  } = await words();
  const { signature } = post;
  return (
    <div id="leave-a-comment">
      <p>
        {form[state]}
        {state === "paused" && rules.pauseSentence ? (
          <>
            {" "}
            <bdi>{rules.pauseSentence}</bdi>
          </>
        ) : null}
      </p>
      {signature ? (
        <p data-screen="">
          {form.writeTo.before}
          <a href={`${postAddress(post)}#signed-by`}>
            <bdi>{signature.name}</bdi>
          </a>
          {form.writeTo.after}
        </p>
      ) : null}
    </div>
  );
}
