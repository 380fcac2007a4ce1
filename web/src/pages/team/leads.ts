import type { TeamResult } from "../../../../src/model/team.ts";
import { percent, plural } from "../../../../src/model/words.ts";

export interface Lead {
  /** Of the section. */
  id: string;
  name: string;
  says: string;
}

/** One sentence for each part of a team's page. */
export function leadsOf(result: TeamResult): Lead[] {
  return [
    { id: "coverage", name: "Covered", says: result.coverage.says[0] ?? "No work of the last year was seen." },
    { id: "knowledge", name: "Knowledge", says: knowledge(result) },
    { id: "time", name: "Over time", says: overTime(result) },
    { id: "public", name: "In public", says: result.visibility.says[0] ?? "No work of the last year was seen." },
    { id: "publish", name: "Worth publishing", says: publish(result) },
  ];
}

function knowledge({ keyPeople: { modules, says } }: TeamResult): string {
  const known = modules.filter(({ truckFactor }) => truckFactor !== null);
  if (known.length === 0) return says[0] ?? "Too little is known of who wrote the code.";
  const alone = known.filter(({ truckFactor }) => truckFactor === 1);
  if (alone.length === 0) return `No module of ${known.length} rests on one person.`;
  const shared = alone.filter(({ sharers }) => sharers.length > 0).length;
  return `${alone.length} of ${plural(known.length, "module")} ${alone.length === 1 ? "rests" : "rest"} on what one person knows; in ${shared === alone.length ? "each" : shared} of these others have worked who could share it.`;
}

/** The first change that can be told; else that there is none. */
function overTime({ overTime: { says } }: TeamResult): string {
  const told = says.filter((text) => /: (more|less)\.$/.test(text));
  if (told.length > 0) return told.join(" ");
  return says.some((text) => text.includes("overlap"))
    ? "No change over the half-years can be told: the intervals overlap."
    : (says[0] ?? "Not known.");
}

function publish({ sources, publish: { folders, seeds, titles } }: TeamResult): string {
  const measured = seeds.filter(({ kind }) => kind === "measured").length;
  const posts = titles
    ? `${plural(measured, "title")} of commits ${measured === 1 ? "states" : "state"} a measured result that could seed a post.`
    : "The evidence carries no titles of commits, so nothing is known of measured results.";
  if (!sources.some(({ ofTeam, visibility }) => ofTeam && visibility === "private"))
    return `No repository of the team is named private, so there are no folders to suggest. ${posts}`;
  const candidates = folders.filter(({ candidate }) => candidate);
  const named = candidates.map(({ folder }) => folder).join(", ");
  return `Of ${plural(folders.length, "folder")} of private repositories ${candidates.length === 0 ? "none" : candidates.length} could stand by ${candidates.length > 1 ? "themselves" : "itself"}${named === "" ? "" : `: ${named}`}. ${posts}`;
}

/** `34 of 36 weeks, 94 %` */
export function partOf(some: number, all: number): string {
  return `${some} of ${plural(all, "week")}${all === 0 ? "" : `, ${percent(some / all)}`}`;
}
