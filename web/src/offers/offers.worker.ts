/** Compares paths in slices, so that a newer question stops an older one. Nothing that is entered leaves the page. */

import { ZodError } from "zod";

import { AppError } from "../../../src/model/errors.ts";
import type { OfferResult } from "../../../src/model/offers.ts";
import { baselineOf, type Comparison, standing, weighing } from "../../../src/offers/compare.ts";
import { type Fan, fanOf } from "../../../src/offers/fan.ts";
import { type Given, type Offers, offersOf, openOffers } from "../../../src/offers/given.ts";
import { type LeadLine, leadLines } from "../../../src/offers/lead-lines.ts";
import type { Steps } from "../../../src/offers/steps.ts";
import { offerResult, reportingClosing } from "../../../src/reports/offers.ts";
import { quantile } from "../../../src/statistics/bootstrap.ts";

export interface Question {
  ticket: number;
  given: Given;
  against?: string | undefined;
  /** Half-lives of areas, days. */
  measured: readonly (readonly [area: string, days: number])[];
}

/** A value that can't be used, and where it stands in the file. */
export interface Problem {
  file: string;
  message: string;
  hint: string;
  /** What is wrong with which value: `company.exit.chance`. */
  fields: { at: string; message: string }[];
}

/** What is drawn of a path, beside its figures. */
export interface Drawn {
  path: string;
  /** Quantiles from half a percent to 99.5 %, evenly. */
  strip: number[];
  fan: Fan[];
  /** Empty for the path that others are compared with, and before they are worked out. */
  lines: LeadLine[];
}

export interface Compared {
  result: OfferResult;
  drawn: Drawn[];
  /** How far it is: 1 when nothing is missing. */
  share: number;
  /** From the question to what every path is worth. */
  valuedMs: number;
}

export type Answer =
  | { ticket: number; kind: "wrong"; problems: Problem[] }
  | { ticket: number; kind: "compared"; compared: Compared };

/** How long a slice may take. */
const SLICE_MS = 12;
const STRIP = 100;

class Superseded extends Error {}

let latest = 0;
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener("message", () => waiting.shift()?.());
channel.port1.start();

/** Lets messages come in. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  latest = data.ticket;
  void answer(data);
});

function tell(answer: Answer): void {
  postMessage(answer);
}

async function answer(question: Question): Promise<void> {
  const { ticket, given, measured } = question;
  // Asked only to stop what went before.
  if (given.paths.length === 0) return;
  const problems = problemsIn(given, new Map(measured));
  if (problems.length > 0) return tell({ ticket, kind: "wrong", problems });
  try {
    await compare(question, offersOf(openOffers(given), new Map(measured)));
  } catch (error) {
    if (error instanceof Superseded) return;
    if (!(error instanceof AppError)) throw error;
    tell({ ticket, kind: "wrong", problems: [problemOf(error, "")] });
  }
}

/** Each file alone first, so that one mistake does not hide another; then all of them together. */
function problemsIn(given: Given, measured: ReadonlyMap<string, number>): Problem[] {
  const alone = [
    ...given.paths.map((file) =>
      attempt(file.name, () => openOffers({ ...given, paths: [file], close: undefined, you: undefined })),
    ),
    ...(given.you ? [attempt(given.you.name, () => openOffers({ ...given, paths: [], close: undefined }))] : []),
  ].flat();
  return alone.length > 0 ? alone : attempt("", () => offersOf(openOffers(given), measured));
}

function attempt(file: string, work: () => unknown): Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof AppError) return [problemOf(error, file)];
    throw error;
  }
}

function problemOf(error: AppError, file: string): Problem {
  const issues = error.cause instanceof ZodError ? error.cause.issues : [];
  return {
    file: file === "" ? (/^(.+?):\d+:\d+: /.exec(error.message)?.[1] ?? "") : file,
    message: error.message,
    hint: error.hint,
    fields: issues.map(({ path, message }) => ({ at: path.join("."), message })),
  };
}

async function compare({ ticket, against }: Question, offers: Offers): Promise<void> {
  const begun = performance.now();
  const { paths, person } = offers;
  const comparison = await run(ticket, standing(paths, person, against));
  const base = baselineOf(comparison);
  const drawn = comparison.paths.map(({ valued: { path, sorted } }): Drawn => ({
    path: path.name,
    strip: Array.from({ length: STRIP }, (_, index) => quantile(sorted, (index + 0.5) / STRIP)),
    fan: [],
    lines: [],
  }));
  const weighedPaths = [...comparison.paths];
  const valuedMs = performance.now() - begun;
  // Each path against the one that all are compared with; then what closing takes.
  const parts = comparison.paths.length + (offers.closing ? 1 : 0);
  let done = 0;
  const show = (closing: OfferResult["closing"]): void => {
    done++;
    const result = { ...offerResult({ ...comparison, paths: weighedPaths }, offers), closing };
    tell({ ticket, kind: "compared", compared: { result, drawn, share: done / parts, valuedMs } });
  };
  for (const [index, { valued }] of comparison.paths.entries())
    drawn[index]!.fan = await run(ticket, fanOf(valued.path, person));
  show(null);
  for (const [index, one] of comparison.paths.entries()) {
    if (one.valued === base) continue;
    const pair: Comparison = {
      baseline: comparison.baseline,
      paths: comparison.paths.filter((other) => other === one || other.valued === base),
    };
    const weighed = (await run(ticket, weighing(pair, person))).paths.find(({ valued }) => valued === one.valued)!;
    weighedPaths[index] = weighed;
    drawn[index]!.lines = await run(
      ticket,
      leadLines(one.valued.path, base.certain, weighed.against!.breakEven, person),
    );
    show(null);
  }
  if (offers.closing) show(await run(ticket, reportingClosing(offers)));
}

/** Runs steps to their end. @throws {Superseded} when something else was asked meanwhile */
async function run<T>(ticket: number, steps: Steps<T>): Promise<T> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await turn();
    if (ticket !== latest) throw new Superseded();
    until = performance.now() + SLICE_MS;
  }
}
