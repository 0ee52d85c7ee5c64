"use client";

import type { ReactNode } from "react";

export default function ErrorPage(): ReactNode {
  return (
    <main className="prose">
      <h1>This page could not be shown</h1>
      <p>
        Something failed on our side, and the failure has been recorded. Load the page again in a
        minute, or go to <a href="/">the front page</a>.
      </p>
    </main>
  );
}
