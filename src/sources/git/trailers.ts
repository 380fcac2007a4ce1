import type { ParticipantRole } from "../../model/evidence.ts";
import type { RawIdentity } from "./history-parser.ts";

export interface Trailer extends RawIdentity {
  role: ParticipantRole;
}

/** What each trailer says that its person did. Keys in lower case. */
const ROLES: Record<string, ParticipantRole> = {
  "co-authored-by": "co-author",
  "co-developed-by": "co-author",
  "reviewed-by": "reviewer",
  "approved-by": "reviewer",
  "acked-by": "reviewer",
  "signed-off-by": "sign-off",
  "tested-by": "tester",
  "reported-by": "reporter",
  "suggested-by": "suggester",
};

const TRAILER = /^[ \t*>-]*([A-Za-z][A-Za-z-]+-by) *:([^<]*)<([^<>\s]*)>/i;
/** Longer lines name nobody. */
const LONGEST = 400;

/**
 * The people that a message's trailers name. The whole message is searched, not only its last
 * paragraph, because a squash merge keeps the messages of all that it squashed.
 */
export function readTrailers(message: string): Trailer[] {
  const found = new Map<string, Trailer>();
  for (const line of message.split("\n")) {
    const match = line.length <= LONGEST ? TRAILER.exec(line) : null;
    const role = match && ROLES[match[1]!.toLowerCase()];
    if (!match || !role) continue;
    const name = match[2]!.trim();
    const email = match[3]!;
    if (name === "" && email === "") continue;
    found.set(`${role}\0${name}\0${email}`, { role, name, email });
  }
  return [...found.values()];
}

/** The pull request that a subject names: `Title (#123)` or `Merge pull request #123 from ...`. */
export function pullRequestOf(title: string): number | undefined {
  const match = /\(#(\d{1,9})\)\s*$/.exec(title) ?? /^Merge pull request #(\d{1,9}) /.exec(title);
  return match ? Number(match[1]) : undefined;
}
