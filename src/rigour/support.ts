import type { Claim, SupportKind } from "../model/contribution.ts";

/** What lets a reader judge whether a claim holds. */
const DATA: ReadonlySet<SupportKind> = new Set(["number", "table", "figure", "data-set", "interval", "ablation"]);

/** What says how far a figure can be trusted, or that something did not come out. */
const CARE: ReadonlySet<SupportKind> = new Set(["baseline", "interval", "ablation", "null-result"]);

/**
 * Whether data stands with a claim: a figure with a unit, a table, a picture of data, a data set, an interval
 * or an ablation. What it is compared with is not enough alone, and neither is another result that was null.
 * Code is enough for a fix, which it shows; how fast or good something is, it does not show.
 */
export function backed({ kind, support }: Pick<Claim, "kind" | "support">): boolean {
  return support.some((one) => DATA.has(one.kind) || (one.kind === "code" && kind === "fix"));
}

/** Whether a claim says what it is measured against, how sure it is, or what did not work. */
export function thorough({ support }: Pick<Claim, "support">): boolean {
  return support.some(({ kind }) => CARE.has(kind));
}
