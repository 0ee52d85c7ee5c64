import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { Sheet } from "#app/_ui/sheet.tsx";
import { words } from "#app/_ui/words.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { listPages } from "#lib/posts/pages.ts";
import { postAddress } from "#lib/posts/post.ts";
import { logAddress } from "#lib/publishing/feed-address.ts";
import { openSearchAddress, openSearchType } from "#lib/publishing/opensearch.ts";
import styles from "./frame.module.css";
import { ThemeChoice } from "./theme-choice.tsx";
import { Ways } from "./ways.tsx";

type FrameProps = { isEntry?: boolean; after?: ReactNode; children: ReactNode };

/** What stands around every public page: the publication's name above, its pages and feeds below. */
export async function Frame({ isEntry = false, after, children }: FrameProps): Promise<ReactNode> {
  const { title, tagline } = await publication();
  const masthead = (
    <>
      <p className={styles.name}>
        <a href="/" rel="home">
          {title}
        </a>
      </p>
      {tagline && <p className={styles.tagline}>{tagline}</p>}
    </>
  );
  return (
    <Framed isEntry={isEntry} masthead={masthead} after={after}>
      {children}
    </Framed>
  );
}

/** The same on the front page, which is the page about the publication itself. */
export async function FrontFrame({ children }: { children: ReactNode }): Promise<ReactNode> {
  const { title, tagline } = await publication();
  const masthead = (
    <>
      <h1>{title}</h1>
      {tagline && <p className={styles.standfirst}>{tagline}</p>}
    </>
  );
  return <Framed masthead={masthead}>{children}</Framed>;
}

function Framed({
  isEntry = false,
  masthead,
  after,
  children,
}: FrameProps & { masthead: ReactNode }): ReactNode {
  return (
    <Sheet
      isEntry={isEntry}
      masthead={<Masthead>{masthead}</Masthead>}
      after={after}
      foot={
        <>
          <Foot />
          <ThemeChoice />
        </>
      }
    >
      {children}
    </Sheet>
  );
}

/** The name, and in its margin the way to look for something. */
async function Masthead({ children }: { children: ReactNode }): Promise<ReactNode> {
  const { title } = await publication();
  const { search } = await words();
  return (
    <div className={`${sheet.leaf} ${styles.masthead}`}>
      <link
        rel="search"
        type={openSearchType}
        href={openSearchAddress}
        title={search.openSearch(title)}
      />
      {children}
      <p className={sheet.margin} data-screen="">
        <a href="/search">{search.title}</a>
      </p>
    </div>
  );
}

async function Foot(): Promise<ReactNode> {
  const { feeds, frame, log } = await words();
  const { isPublished } = await readLogSettings();
  const pages = await listPages();
  return (
    <nav aria-label={frame.publication}>
      <ul role="list" className={styles.pages}>
        <li>
          <a href="/">{frame.posts}</a>
        </li>
        <Ways />
        {pages.map((page) => (
          <li key={page.slug}>
            <a href={postAddress({ kind: "page", slug: page.slug })}>{page.title}</a>
          </li>
        ))}
        {isPublished && (
          <li>
            <a href={logAddress}>{log.title}</a>
          </li>
        )}
        <li>
          <a href="/feeds">{feeds.follow}</a>
        </li>
      </ul>
    </nav>
  );
}
