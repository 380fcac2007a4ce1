import { z } from "zod";

import { ATTESTED_KINDS, type AttestedStatement, endOfDay, startOf } from "../model/attested.ts";
import { plainText } from "../model/plain-text.ts";
import { withoutAddresses } from "../sources/git/text.ts";

const NO_ADDRESS = "must hold no e-mail address: say how to reach them outside this file";

/** Free text of at most so many characters, in one line, without e-mail addresses. */
function said(most: number): z.ZodType<string> {
  return z
    .string()
    .max(most)
    .transform((text) => plainText(text).replace(/\s+/g, " ").trim())
    .refine((text) => text !== "", "must not be empty")
    .refine((text) => withoutAddresses(text) === text, NO_ADDRESS);
}

/** A year alone is a number to YAML. */
const date = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine(isDate, "must be a day as 2026-06-30, a month as 2026-06 or a year as 2026");

const byWhom = z.union([z.literal("self"), z.strictObject({ name: said(200), relation: said(200) })], {
  error: "must be 'self', or a referee with name and relation",
});

/** A piece of work as somebody describes it. @param areas ids that can be named */
function workSchema(areas: readonly string[]) {
  const area = z.enum(areas as [string, ...string[]], {
    error: `there is no such area; choose from: ${areas.join(", ")}`,
  });
  return z
    .strictObject({
      kind: z.enum(ATTESTED_KINDS).default("work"),
      title: said(200),
      area: area.optional(),
      areas: z.array(area).default([]),
      from: date,
      to: date.optional(),
      role: said(200).optional(),
      employer: said(200).optional(),
      "checked-by": said(500),
      text: said(4000).optional(),
      own: z.strictObject({ repo: z.string().min(1), from: date, to: date }).optional(),
    })
    .refine(({ from, to }) => to === undefined || startOf(from) <= endOfDay(to), {
      path: ["to"],
      message: "must not be before 'from'",
    })
    .refine(({ own }) => own === undefined || startOf(own.from) <= endOfDay(own.to), {
      path: ["own", "to"],
      message: "must not be before 'from'",
    });
}

/** A file of attestations. @param areas ids that can be named */
export function attestationFile(areas: readonly string[]) {
  return z
    .strictObject({ person: z.string().min(1), by: byWhom, work: z.array(workSchema(areas)).min(1).max(200) })
    .refine(({ by, work }) => by === "self" || work.every(({ own }) => own === undefined), {
      path: ["work"],
      message: "only the person can say that commits are their own ('own' needs 'by: self')",
    });
}
export type AttestationFile = z.output<ReturnType<typeof attestationFile>>;

/** What is kept of each piece of work. */
export function statementsOf({ by, work }: Pick<AttestationFile, "by" | "work">): AttestedStatement[] {
  return work.map(({ kind, title, area, areas, from, to, role, employer, text, own, "checked-by": checkedBy }) => ({
    kind,
    by: by === "self" ? { who: "self", name: null, relation: null } : { who: "referee", ...by },
    title,
    areas: [...new Set(area === undefined ? areas : [area, ...areas])],
    from,
    to: to ?? null,
    role: role ?? null,
    employer: employer === undefined || /^not named$/i.test(employer) ? null : employer,
    checkedBy,
    text: text ?? null,
    own: own ?? null,
  }));
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const parsed = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${year}-${month ?? "01"}-${day ?? "01"}`);
}
