import type { SignalId } from "./signal.ts";

/** What each signal measures, in one sentence. */
export const MEASURES: Readonly<Record<SignalId, string>> = {
  drive: "Merged work week after week, quick steps on the same thing, and coming back to it.",
  depth: "Knowing living code better than others do, and staying with it.",
  steering: "Joining parts of the system, opening structure that others work in, reviewing, and staying for years.",
  reach: "How many others build on what the person created.",
  relevance: "How much of the evidence still counts at the date, by how long code of its area lives.",
  rigour: "How much of what the person claims in pull requests, posts and papers has data with it.",
  iteration: "How soon one result on a question follows another, and whether criticism changes the work.",
};

/** What each signal does not show. */
export const LIMITS: Readonly<Record<SignalId, string>> = {
  drive:
    "Shows public, merged work only, in weeks with five lines of a file or more; what was not merged or is not public does not count for or against.",
  depth: "Shows who changed files, not who understands them; sweeps and imports are left out.",
  steering:
    "Git shows reviews only where a trailer or a merge names them, GitHub those of pull requests; other talk is not seen.",
  reach: "Later changes by others can mean use or repair; only files in the repositories that were read are seen.",
  relevance: "Describes how old the evidence is for its area, not what the person knows now.",
  rigour:
    "Shows whether data stands beside a claim, not whether the data is right. Rules find the claims: of three found on real texts about one is none, and half are missed, so read the quotations. Git alone shows none of it.",
  iteration: "Quick results can be small ones; git alone shows none of it.",
};
