import type { z } from "zod";

import { InputError } from "../model/errors.ts";
import { issueHint } from "../model/issue-hint.ts";

/** What an operation was given, checked. @throws {InputError} naming the first field that is wrong */
export function checkInput<T>(schema: z.ZodType<T>, given: unknown): T {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw new InputError(
    `${issue.path.join(".") || "input"}: ${issue.message}`,
    issueHint(issue) ?? "Correct that value.",
    checked.error,
  );
}

/** `0.5x`, `2x` or `2` as a number. @throws {InputError} when it is not one from 0.1 to 10 */
export function parseScale(text: string): number {
  const scale = Number(/^(\d+(?:\.\d+)?)x?$/i.exec(text.trim())?.[1]);
  if (!(scale >= 0.1 && scale <= 10))
    throw new InputError(
      `--half-life '${text}' is not a factor from 0.1x to 10x.`,
      "Give for instance --half-life 0.5x or --half-life 2x.",
    );
  return scale;
}
