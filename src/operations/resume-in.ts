import { readFileSync } from "node:fs";

import { z } from "zod";

import type { AttestedStatement } from "../model/attested.ts";
import { ConfigError, InputError } from "../model/errors.ts";
import { plainText } from "../model/plain-text.ts";
import { withoutAddresses } from "../sources/git/text.ts";

const MOST_BYTES = 1_000_000;
const text = z.string().optional();

/** `2014-06-29`, `2023-04` or `2023`, as JSON Resume 1.0.0 has it. */
const date = z
  .string()
  .regex(
    /^([1-2]\d{3}-[0-1]\d-[0-3]\d|[1-2]\d{3}-[0-1]\d|[1-2]\d{3})$/,
    "is no date such as 2023-04-30, 2023-04 or 2023",
  )
  .optional();
const period = { startDate: date, endDate: date };
const described = { url: text, description: text, summary: text, highlights: z.array(z.string()).optional() };

/** What is read of JSON Resume 1.0.0 (jsonresume.org/schema); everything else, addresses too, is left out. */
const Resume = z.object({
  work: z.array(z.object({ name: text, position: text, ...described, ...period })).optional(),
  projects: z
    .array(z.object({ name: text, entity: text, roles: z.array(z.string()).optional(), ...described, ...period }))
    .optional(),
  publications: z
    .array(z.object({ name: text, publisher: text, releaseDate: date, url: text, summary: text }))
    .optional(),
});

/**
 * The work, projects and publications of a JSON Resume, as what the person says of themself.
 *
 * @throws {InputError} it can't be read, or there is nothing in it
 * @throws {ConfigError} naming the field that is wrong
 */
export function readResume(file: string): AttestedStatement[] {
  const resume = checked(file, parsed(file));
  const statements = [
    ...(resume.work ?? []).map((one) =>
      statement("work", {
        title: one.position ?? one.name,
        from: one.startDate,
        to: one.endDate,
        role: one.position,
        employer: one.name,
        text: [one.description, one.summary, ...(one.highlights ?? [])],
        url: one.url,
      }),
    ),
    ...(resume.projects ?? []).map((one) =>
      statement("project", {
        title: one.name,
        from: one.startDate,
        to: one.endDate,
        role: one.roles?.join(", "),
        employer: one.entity,
        text: [one.description, one.summary, ...(one.highlights ?? [])],
        url: one.url,
      }),
    ),
    ...(resume.publications ?? []).map((one) =>
      statement("publication", {
        title: one.name,
        from: one.releaseDate,
        to: one.releaseDate,
        employer: one.publisher,
        text: [one.summary],
        url: one.url,
      }),
    ),
  ].filter((one) => one !== undefined);
  if (statements.length === 0)
    throw new InputError(
      `${file} holds no work, project or publication with a name.`,
      "Give a file in the format JSON Resume 1.0.0.",
    );
  return statements;
}

interface Given {
  title: string | undefined;
  from: string | undefined;
  to: string | undefined;
  role?: string | undefined;
  employer?: string | undefined;
  text: readonly (string | undefined)[];
  url: string | undefined;
}

function statement(kind: AttestedStatement["kind"], given: Given): AttestedStatement | undefined {
  const title = clean(given.title, 200);
  if (title === null) return undefined;
  const url = clean(given.url, 300);
  return {
    kind,
    by: { who: "self", name: null, relation: null },
    title,
    areas: [],
    from: given.from ?? null,
    to: given.to ?? null,
    role: clean(given.role, 200),
    employer: clean(given.employer, 200),
    checkedBy: url !== null && /^https?:\/\//.test(url) ? url : null,
    text: clean(given.text.filter((part) => part).join(" "), 4000),
    own: null,
  };
}

/** Unlike in a file of attestations, what is too long is cut: the file was not written for this. */
function clean(given: string | undefined, most: number): string | null {
  const one = withoutAddresses(plainText(given ?? ""))
    .replace(/\s+/g, " ")
    .trim();
  return one === "" ? null : [...one].slice(0, most).join("");
}

function parsed(file: string): unknown {
  let read: string;
  try {
    read = readFileSync(file, "utf8");
  } catch (error) {
    throw new InputError(
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      "Check the path and your right to read it.",
      error,
    );
  }
  if (read.length > MOST_BYTES)
    throw new InputError(`${file} has ${read.length} characters.`, "A résumé has far fewer: check the path.");
  try {
    return JSON.parse(read.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ConfigError(`${file}: ${plainText((error as Error).message)}.`, "Mend the JSON at that place.", error);
  }
}

function checked(file: string, value: unknown): z.infer<typeof Resume> {
  const result = Resume.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new ConfigError(
    `${file}: ${issue.path.join(".") || "the file"}: ${issue.message}.`,
    "Write it as JSON Resume 1.0.0 has it: jsonresume.org/schema.",
    result.error,
  );
}
