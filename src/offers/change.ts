/** Paths with one thing changed. */

import type { Exit, Path, Person, Private, Stage } from "./path.ts";

/** The path with one stage changed. */
export function withStage(path: Path, index: number, change: (stage: Stage) => Stage): Path {
  return { ...path, stages: path.stages.map((stage, place) => (place === index ? change(stage) : stage)) };
}

/** With this salary in the first stage. */
export function withSalary(path: Path, salary: number): Path {
  return withStage(path, 0, (stage) => ({ ...stage, salary }));
}

/** With so much more paid once, at the beginning, before tax. */
export function withSigning(path: Path, more: number): Path {
  return withStage(path, 0, (stage) => ({ ...stage, signing: stage.signing + more }));
}

/** With another company in a stage that has a private one. */
export function withPrivate(path: Path, index: number, change: (company: Private) => Private): Path {
  return withStage(path, index, (stage) =>
    stage.company?.kind === "private" ? { ...stage, company: change(stage.company) } : stage,
  );
}

export function withExit(path: Path, index: number, change: Partial<Exit>): Path {
  return withPrivate(path, index, (company) => ({ ...company, exit: { ...company.exit, ...change } }));
}

/** With this much of a term in the first stage. */
export function withTerm(path: Path, term: string, level: number): Path {
  return withStage(path, 0, (stage) => ({ ...stage, terms: { ...stage.terms, [term]: level } }));
}

export function withWorth(person: Person, term: string, worth: number): Person {
  return { ...person, worth: { ...person.worth, [term]: worth } };
}
