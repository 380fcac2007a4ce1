import type { Claim, SupportKind } from "../model/contribution.ts";

/** What a reader can check a claim by: code that could be run is not yet a result. */
const DATA: ReadonlySet<SupportKind> = new Set([
  "number",
  "baseline",
  "table",
  "figure",
  "data-set",
  "interval",
  "ablation",
  "null-result",
]);

/** What says how far a figure can be trusted, or that something did not come out. */
const CARE: ReadonlySet<SupportKind> = new Set(["baseline", "interval", "ablation", "null-result"]);

/** Whether data stands with a claim. */
export function backed({ support }: Claim): boolean {
  return support.some(({ kind }) => DATA.has(kind));
}

/** Whether a claim says what it is measured against, how sure it is, or what did not work. */
export function thorough({ support }: Claim): boolean {
  return support.some(({ kind }) => CARE.has(kind));
}
