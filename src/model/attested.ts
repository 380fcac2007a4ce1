import { z } from "zod";

/** `2026`, `2026-06` or `2026-06-30`. */
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const ATTESTED_KINDS = ["work", "project", "publication"] as const;

/** What somebody says of work that can't be seen: as it stands in the log of decisions. */
export const AttestedStatement = z.object({
  kind: z.enum(ATTESTED_KINDS),
  by: z
    .object({
      who: z.enum(["self", "referee"]),
      name: z.string().nullable().describe("of a referee"),
      relation: z.string().nullable().describe("of a referee to the person"),
    })
    .describe("who says it"),
  title: z.string(),
  areas: z.array(z.string()),
  from: day.nullable(),
  to: day.nullable().describe("null: it goes on, or is not said"),
  role: z.string().nullable(),
  employer: z.string().nullable().describe("null: not named"),
  checkedBy: z.string().nullable().describe("how it can be checked; null: nobody said how"),
  text: z.string().nullable(),
  own: z
    .object({ repo: z.string(), from: day, to: day })
    .nullable()
    .describe("commits of a repository and period that the person says they wrote without a coding agent"),
});
export type AttestedStatement = z.infer<typeof AttestedStatement>;

export const AttestedWork = AttestedStatement.extend({
  number: z.int().min(1).describe("of its entry in the log of decisions, for 'attest withdraw'"),
  enteredAt: z.iso.datetime(),
  person: z.string().describe("the identity that it is about"),
  name: z.string().nullable().describe("what that identity is called; null: the evidence does not know it"),
});
export type AttestedWork = z.infer<typeof AttestedWork>;

export const AttestedList = z.object({
  attested: z.array(AttestedWork).describe("said of work that was not seen; in no signal; first entered first"),
});
export type AttestedList = z.infer<typeof AttestedList>;

/** The first second of a day, month or year. */
export function startOf(text: string): number {
  const [year, month = "01", date = "01"] = text.split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000;
}

/** The last second of a day, month or year. */
export function endOfDay(text: string): number {
  const [year, month, date] = text.split("-").map(Number);
  const next =
    month === undefined
      ? Date.UTC(year! + 1, 0, 1)
      : date === undefined
        ? Date.UTC(year!, month, 1)
        : Date.UTC(year!, month - 1, date + 1);
  return next / 1000 - 1;
}
