"use client";

import type { ReactNode } from "react";
import { failure } from "#lib/words/en/failure.ts";

/** In English always: what failed may be the reading of the publication's own language. */
export default function ErrorPage(): ReactNode {
  const { title, text } = failure.inBrowser;
  return (
    <main className="prose" lang="en" dir="ltr">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">{failure.frontPage}</a>
      </p>
    </main>
  );
}
