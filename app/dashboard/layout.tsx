import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { requireMember } from "#app/_session/require.ts";
import { publication } from "#app/_ui/publication.ts";
import { asAuthor, asModerator, asOwner, type Member } from "#lib/identity/roles.ts";
import { inLanguage } from "#lib/words/direction.ts";
import { signOutAction } from "./actions.ts";
import styles from "./layout.module.css";

export const metadata: Metadata = { robots: { index: false } };

/** The frame of every private page; each page brings its own `<main id="content">`. */
export default async function DashboardLayout({
  children,
}: {
  children: ReactNode;
}): Promise<ReactElement> {
  const member = await requireMember();
  const { title } = await publication();
  // Its words are in English whatever the publication is written in: docs/languages.md.
  return (
    <div {...inLanguage("en")}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <header className={styles.header}>
        <a className={styles.publication} href="/">
          <bdi>{title}</bdi>
        </a>
        <nav className={styles.rooms} aria-label="Dashboard">
          {roomsOf(member).map(({ address, name }) => (
            <a key={address} href={address}>
              {name}
            </a>
          ))}
        </nav>
        <form action={signOutAction}>
          <button type="submit" data-weight="quiet">
            Sign out
          </button>
        </form>
      </header>
      <div className={styles.room}>{children}</div>
    </div>
  );
}

/** What is shown, not what is allowed: each page and each action asks for itself. */
function roomsOf(member: Member): { address: string; name: string }[] {
  return [
    ...(asModerator(member)
      ? [
          { address: "/dashboard/comments", name: "Comments" },
          { address: "/dashboard/log", name: "Log" },
        ]
      : []),
    ...(asAuthor(member)
      ? [
          { address: "/dashboard/posts", name: "Posts" },
          { address: "/dashboard/questions", name: "Questions" },
        ]
      : []),
    ...(asOwner(member) ? [{ address: "/dashboard/members", name: "Members" }] : []),
    ...(asAuthor(member) ? [{ address: "/dashboard/settings", name: "Settings" }] : []),
    { address: "/dashboard/account", name: "Your account" },
  ];
}
