import { expect, test } from "vitest";
import { startWorker } from "#app/_worker/start-worker.ts";
import { reader } from "#db/client.ts";
import { postTexts } from "#db/schema/search.ts";
import { aPost } from "#tests/support/posts.ts";

test("while the worker runs, what is written gets into the search index, and it stops when told to", async () => {
  const stopping = new AbortController();
  const worker = startWorker(stopping.signal);

  await aPost();
  await expect.poll(() => reader.$count(postTexts), { timeout: 15_000 }).toBe(1);

  stopping.abort();
  await worker;
});
