import { createHash } from "node:crypto";

import { z } from "zod";

/** What a later reading compares: stored as the fingerprint of the source. */
const State = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Of the bytes that were read. */
  digest: z.string(),
  /** Whose the posts are that state no author, as the user said. */
  by: z.string().nullable(),
  /** Refs of posts of which only a summary could be had. */
  missing: z.array(z.string()),
  /** By what the feed calls a post: its ref, which stays when the post moves. */
  refs: z.record(z.string(), z.string()),
});
export type State = z.infer<typeof State>;

/** The state of an earlier reading; undefined when there was none, or of another version. */
export function stateOf(fingerprint: string | undefined): State | undefined {
  if (fingerprint === undefined) return undefined;
  try {
    return State.safeParse(JSON.parse(fingerprint)).data;
  } catch {
    return undefined;
  }
}

/** Headers that ask for an answer only where there is something new. */
export function conditional({ etag, lastModified }: State): Record<string, string> {
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
  };
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}
