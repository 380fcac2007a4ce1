import type { Claim, SupportKind } from "../model/contribution.ts";

/** What lets a reader judge whether a claim holds. */
const DATA: ReadonlySet<SupportKind> = new Set(["number", "table", "figure", "data-set", "interval", "ablation"]);

/**
 * Whether data stands with a claim: a figure with a unit, a table, a figure, a data set, an interval or an
 * ablation. What it is compared with is not enough alone, and neither is another result that was null. Code
 * is enough for a fix, which it shows; how fast or good something is, it does not show.
 */
export function backed({ kind, support }: Pick<Claim, "kind" | "support">): boolean {
  return support.some((one) => DATA.has(one.kind) || (one.kind === "code" && kind === "fix"));
}
