import { job } from "#lib/jobs/queue.ts";

/**
 * The owner of an address, or of a site, showed that this comment is theirs, as it stood in this
 * version. Whoever knows about trust hears of it.
 */
export const writerProven = job<{ commentId: number; version: number }>("comments.writer-proven");

/** The owner of an address said that this comment is not theirs. */
export const writerDisowned = job<{ commentId: number }>("comments.writer-disowned");
