import type { EvidenceRef, Interval, Measure, MeasureDefinition, Settings, Signal, SignalId } from "../model/signal.ts";
import { LIMITS } from "../model/signal-words.ts";
import { plural } from "../model/words.ts";
import { quantile } from "../statistics/bootstrap.ts";
import { type Cohort, type MeasuredCohort, placeInCohort } from "./cohort.ts";
import { type Estimated, estimate, gather } from "./estimate.ts";

/** Active weeks in scope in the last two years; a week in several repositories is one. */
export function activeWeeks(cohorts: readonly Cohort[], person: number): number {
  return new Set(cohorts.flatMap(({ weeks }) => [...(weeks.get(person) ?? [])])).size;
}

/** The cohorts that a person belongs to. */
function joined(cohorts: readonly Cohort[], person: number): Cohort[] {
  return cohorts.filter(({ people }) => people.has(person));
}

/**
 * A person's place for one signal: the measures' places in each repository by their weights, then the
 * repositories by the weeks that the person was active there. Undefined when too little is known.
 */
export function placeForSignal(
  cohorts: readonly Cohort[],
  person: number,
  signal: SignalId,
  settings: Settings,
): Estimated | undefined {
  if (activeWeeks(cohorts, person) < settings.leastWeeks) return undefined;
  const parts: { place: Estimated; weight: number }[] = [];
  for (const cohort of joined(cohorts, person)) {
    const measures = cohort.measures.filter(
      ({ measured: { definition } }) => definition.signal === signal && definition.weight > 0,
    );
    const places = measures.flatMap((measure) => {
      const place = placeInCohort(cohort, measure, person, settings);
      return place ? [{ place, weight: measure.measured.definition.weight }] : [];
    });
    const place = mix(places);
    if (place) parts.push({ place, weight: Math.max(1, cohort.weeks.get(person)?.size ?? 0) });
  }
  return mix(parts);
}

function mix(parts: readonly { place: Estimated; weight: number }[]): Estimated | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const replicates = new Float64Array(first.place.replicates.length);
  let point = 0;
  for (const { place, weight } of parts) {
    point += (weight / total) * place.estimate;
    for (let i = 0; i < replicates.length; i++) replicates[i]! += (weight / total) * place.replicates[i]!;
  }
  return { estimate: point, replicates };
}

/** The middle 95 % of the replicates, with the estimate inside. */
export function intervalOf({ estimate: point, replicates }: Estimated): Interval {
  const sorted = replicates.toSorted();
  return {
    estimate: point,
    low: Math.min(point, quantile(sorted, 0.025)),
    high: Math.max(point, quantile(sorted, 0.975)),
  };
}

/** Everything about one signal of one person, ready to be shown. */
export function signalOf(cohorts: readonly Cohort[], person: number, signal: SignalId, settings: Settings): Signal {
  const mine = cohorts.filter(({ last }) => last.has(person));
  const n = activeWeeks(cohorts, person);
  const known = n >= settings.leastWeeks;
  const place = placeForSignal(cohorts, person, signal, settings);
  const definitions = (cohorts[0]?.measures ?? [])
    .map(({ measured }) => measured.definition)
    .filter((definition) => definition.signal === signal);
  const measures = definitions.map((definition) => measureOf(mine, person, definition, settings, known));
  const [first] = measures;
  return {
    signal,
    value: first?.value ?? null,
    unit: first?.unit ?? "",
    n,
    percentile: place ? intervalOf(place) : null,
    cohort: joined(mine, person).map(({ source, people }) => ({ source, people: people.size })),
    measures,
    evidence: evidenceFor(mine, person, signal, settings.mostEvidence),
    caveats: caveats(signal, joined(mine, person), n, measures, settings),
  };
}

function measureOf(
  cohorts: readonly Cohort[],
  person: number,
  definition: MeasureDefinition,
  settings: Settings,
  known: boolean,
): Measure {
  const parts = cohorts.flatMap((cohort, tag) => {
    const measure = measureIn(cohort, definition);
    const rows = measure.rowsOf.get(person);
    return rows || (definition.zeroIsKnown && isSeen(cohort, definition, person))
      ? [{ cohort, measure, measured: measure.measured, rows: rows ?? [], tag }]
      : [];
  });
  const rows = gather(definition.kind, parts);
  const [first] = parts;
  const unknown = !known || !first || (rows.count === 0 && !definition.zeroIsKnown);
  const back = (value: number): number => (definition.exponential ? Math.max(0, Math.exp(value) - 0.5) : value);
  // With several repositories the prior is that of the one with most of the person's observations.
  const pool = parts.toSorted((a, b) => b.rows.length - a.rows.length)[0]?.measure.pool;
  const estimated =
    unknown || !pool ? undefined : intervalOf(estimate(definition, rows, pool, first.cohort.resampling, settings.seed));
  const value = estimated
    ? { estimate: back(estimated.estimate), low: back(estimated.low), high: back(estimated.high) }
    : null;
  const places = joined(cohorts, person).flatMap((cohort) => {
    const place = known ? placeInCohort(cohort, measureIn(cohort, definition), person, settings) : undefined;
    return place ? [{ place, weight: Math.max(1, cohort.weeks.get(person)?.size ?? 0) }] : [];
  });
  const mixed = mix(places);
  const placed = mixed ? intervalOf(mixed) : null;
  return {
    measure: definition.id,
    label: definition.label,
    unit: definition.unit,
    weight: definition.weight,
    n: rows.count,
    value,
    percentile: placed && placed.estimate,
    percentileLow: placed && placed.low,
    percentileHigh: placed && placed.high,
    sentence: value && rows.count > 0 ? definition.say(value.estimate, rows.count) : "",
  };
}

/** Whether somebody who has none of what is measured could have shown it: a reviewer's commits are not their work. */
function isSeen({ disclosed }: Cohort, { among }: MeasureDefinition, person: number): boolean {
  return among === "everybody" || disclosed.has(person);
}

function measureIn(cohort: Cohort, { id }: MeasureDefinition): MeasuredCohort {
  return cohort.measures.find(({ measured }) => measured.definition.id === id)!;
}

/** What weighs most in a signal, the latest first among equals. */
function evidenceFor(cohorts: readonly Cohort[], person: number, signal: SignalId, most: number): EvidenceRef[] {
  const found = new Map<string, { ref: EvidenceRef; worth: number; week: number }>();
  for (const cohort of cohorts) {
    for (const { measured, rowsOf } of cohort.measures) {
      if (measured.definition.signal !== signal) continue;
      const rows = rowsOf.get(person) ?? [];
      const largest = rows.reduce((most, row) => Math.max(most, Math.abs(measured.rows.value[row]!)), 1e-9);
      for (const row of rows) {
        const item = measured.rows.item[row]!;
        const key = `${cohort.repository} ${item}`;
        const worth = (measured.definition.weight * Math.abs(measured.rows.value[row]!)) / largest;
        const known = found.get(key);
        if (known) known.worth += worth;
        else found.set(key, { ref: { repository: cohort.repository, item }, worth, week: measured.rows.week[row]! });
      }
    }
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        // The last bits of a power are not the same in every version of Node.
        Math.round(1e9 * b.worth) - Math.round(1e9 * a.worth) ||
        b.week - a.week ||
        a.ref.repository - b.ref.repository ||
        b.ref.item - a.ref.item,
    )
    .slice(0, most)
    .map(({ ref }) => ref);
}

function caveats(
  signal: SignalId,
  cohorts: readonly Cohort[],
  n: number,
  measures: readonly Measure[],
  settings: Settings,
): string[] {
  const notes: string[] = [];
  if (n < settings.leastWeeks)
    notes.push(`Not enough public work to say: ${plural(n, "active week")} in scope in two years.`);
  if (cohorts.length === 0)
    notes.push(`Not active in scope in the last ${settings.cohortDays} days: there is no cohort to compare with.`);
  else if (n >= settings.leastWeeks && measures.every(({ percentile }) => percentile === null))
    notes.push(
      measures.some((measure) => measure.n > 0)
        ? `None of it was seen in the last ${settings.cohortDays} days, so it is compared with nobody's.`
        : "No source that was read shows it of them.",
    );
  const small = cohorts
    .filter(({ people }) => people.size < 10)
    .map(({ source, people }) => `${source} (${people.size})`);
  if (small.length > 0) notes.push(`Few people to compare with in ${small.join(", ")}.`);
  if (signal === "relevance")
    notes.push(
      `Half-lives are measured from how long code of an area lives; ${Math.round(settings.defaultRelevanceHalfLife)} days where too few lines are known.`,
    );
  notes.push(LIMITS[signal]);
  return notes;
}
