import type { PersonResult } from "../model/results.ts";
import { SIGNALS } from "../model/signal.ts";
import { moduleName, percent, plural } from "../model/words.ts";
import { attestedCheck, type AttestedOne, attestedSource } from "./attested-text.ts";

interface Entry {
  name: string;
  description?: string;
  highlights?: string[];
  startDate?: string;
  endDate?: string;
  roles?: string[];
  entity?: string;
  type?: string;
  url?: string;
}

interface Publication {
  name: string;
  publisher?: string;
  releaseDate?: string;
  url?: string;
  summary?: string;
}

/** The part of JSON Resume 1.0.0 that a workprint fills. */
export interface Resume {
  $schema: string;
  basics: { name: string };
  projects: Entry[];
  publications: Publication[];
  meta: { version: string; lastModified: string; canonical?: string; workprint: Record<string, unknown> };
}

const SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";
const MOST_MODULES = 3;

/**
 * A workprint as a résumé. What was seen and what is only said stand apart by their `type`; percentiles are
 * not in it, since they mean nothing without the people they were measured among.
 */
export function personResume(result: PersonResult): Resume {
  const { name, person, asOf, attested, observability, evidence } = result;
  const said = attested.filter(({ kind }) => kind !== "publication");
  const papers = evidence.filter(({ kind }) => kind === "paper");
  return {
    $schema: SCHEMA,
    basics: { name },
    projects: [...observability.sources.map((source) => projectOf(result, source)), ...said.map(attestedProject)],
    publications: [
      ...papers.map(({ title, url, at }) => ({
        name: title,
        releaseDate: at.slice(0, 10),
        ...(url === null ? {} : { url }),
        summary: "Seen in the sources that were read.",
      })),
      ...attested.filter(({ kind }) => kind === "publication").map(attestedPublication),
    ],
    meta: {
      version: "v1.0.0",
      lastModified: asOf.slice(0, 19),
      workprint: {
        person,
        asOf,
        sources: observability.sources.map(({ source, readUpTo }) => ({ source, readUpTo })),
        notSeen: observability.notes,
        seen: "Projects of type 'public code' and publications without 'attested' rest on evidence that was read.",
        attested: attested.map(({ number, by, enteredAt }) => ({ number, by: by.who, enteredAt })),
      },
    },
  };
}

function projectOf(result: PersonResult, source: PersonResult["observability"]["sources"][number]): Entry {
  const modules = result.modules.filter(({ repo }) => repo === source.source).slice(0, MOST_MODULES);
  const lines = result.observability.sources.length === 1 ? result.livingLines : undefined;
  const areas = result.observability.sources.length === 1 ? result.areas.slice(0, MOST_MODULES) : [];
  const measures = SIGNALS.flatMap((id) =>
    result.observability.sources.length === 1 ? result.signals[id].measures : [],
  );
  return {
    name: source.source,
    type: "public code",
    startDate: source.first.slice(0, 10),
    endDate: source.last.slice(0, 10),
    ...(areas.length > 0 ? { description: `Work on ${areas.map(({ name }) => name.toLowerCase()).join(", ")}.` } : {}),
    highlights: [
      `${plural(source.commits, "commit")}${source.coAuthored > 0 ? `, ${source.coAuthored} of them as co-author` : ""}${source.merges > 0 ? `, and ${plural(source.merges, "merge")}` : ""}`,
      ...modules.map(
        ({ module, weeks, authored, files }) =>
          `${moduleName(module)}: ${plural(weeks, "week")} of work${authored > 0 ? `, a main author of ${authored} of ${plural(files, "file")}` : ""}`,
      ),
      ...(lines && lines.lines > 0
        ? [`${plural(lines.lines, "living line")}, ${percent(lines.share)} of the code base`]
        : []),
      ...measures.flatMap(({ sentence }) => (sentence === "" ? [] : [sentence])),
      ...(source.disclosedAgent > 0
        ? [`${plural(source.disclosedAgent, "commit")} with a coding agent, as disclosed`]
        : []),
    ],
  };
}

function attestedProject(one: AttestedOne): Entry {
  return {
    name: one.title,
    type: "attested",
    ...(one.text === null ? {} : { description: one.text }),
    highlights: [attestedSource(one), attestedCheck(one)],
    ...(one.from === null ? {} : { startDate: one.from }),
    ...(one.to === null ? {} : { endDate: one.to }),
    ...(one.role === null ? {} : { roles: [one.role] }),
    ...(one.employer === null ? {} : { entity: one.employer }),
  };
}

function attestedPublication(one: AttestedOne): Publication {
  return {
    name: one.title,
    ...(one.employer === null ? {} : { publisher: one.employer }),
    ...(one.from === null ? {} : { releaseDate: one.from }),
    summary: `Attested. ${attestedSource(one)} ${attestedCheck(one)}`,
  };
}
