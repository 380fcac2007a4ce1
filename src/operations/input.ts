import type { z } from "zod";

import { InputError } from "../model/errors.ts";

/** What an operation was given, checked. @throws {InputError} naming the first field that is wrong */
export function checkInput<T>(schema: z.ZodType<T>, given: unknown): T {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw new InputError(`${issue.path.join(".") || "input"}: ${issue.message}`, "Correct that value.", checked.error);
}
