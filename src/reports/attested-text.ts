import type { PersonResult } from "../model/results.ts";

export type AttestedOne = PersonResult["attested"][number];

export const ATTESTED_TITLE = "Said, not seen";

/** Stands above what is attested, wherever it is shown. */
export const ATTESTED_LEAD =
  "What they, or somebody who knows their work, say of work that was not seen. It is not checked here, and no signal counts it.";

/** `2023-01 to 2024-06, lead, at a lab: post-training` */
export function attestedFacts({ from, to, role, employer, areas }: AttestedOne): string {
  const facts = [periodOf(from, to), role ?? "", employer === null ? "employer not named" : `at ${employer}`];
  const about = areas.length > 0 ? `: ${areas.join(", ")}` : "";
  return `${facts.filter((fact) => fact !== "").join(", ")}${about}`;
}

/** Who says it, and since when it stands here. */
export function attestedSource({ by, enteredAt }: AttestedOne): string {
  const who = by.who === "self" ? "themself" : `${by.name ?? "a referee"} (${by.relation ?? "relation not said"})`;
  return `Said by ${who}, entered ${enteredAt.slice(0, 10)}.`;
}

/** How it can be checked. */
export function attestedCheck({ checkedBy, own }: AttestedOne): string {
  const commits =
    own === null
      ? ""
      : ` Says that commits of ${own.repo}, ${own.from} to ${own.to}, were written without a coding agent.`;
  return `${checkedBy === null ? "Nobody said how it can be checked." : `To check: ${checkedBy}${/[.!?]$/.test(checkedBy) ? "" : "."}`}${commits}`;
}

function periodOf(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "" : `until ${to}`;
  if (to === from) return from;
  return to === null ? `since ${from}` : `${from} to ${to}`;
}
