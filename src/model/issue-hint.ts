import type { z } from "zod";

/** How to mend what a check found, where the check says it: `params: { hint }` of an issue of its own. */
export function issueHint(issue: z.core.$ZodIssue): string | undefined {
  const hint: unknown = issue.code === "custom" ? issue.params?.["hint"] : undefined;
  return typeof hint === "string" ? hint : undefined;
}
