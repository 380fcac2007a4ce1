import type { Level, Plan, Range } from "../model/plan.ts";
import type { Figure } from "../model/planning.ts";

/**
 * What is taken for granted unless a plan, a role check or a measurement says otherwise. A figure from
 * elsewhere carries its source and date; one that nobody has measured says so.
 */
const SURVEY = "range in Swimm's survey of over 80 engineers and managers";

export const FILL_MONTHS: Range = {
  low: 2,
  expected: 3,
  high: 5,
  source:
    "by judgement: 49 days from application to first day in engineering, 48 in research (LinkedIn Economic Graph, 400,000 hires), and the weeks of looking before",
  date: "2021",
};

export const RAMP_MONTHS: Readonly<Record<Level, Range>> = {
  senior: {
    low: 2,
    expected: 3,
    high: 6,
    source: `by judgement, from the lower end of the 3 to 9 months that are the ${SURVEY}`,
    date: "2020-09",
  },
  junior: { low: 3, expected: 6, high: 9, source: `3 to 9 months: ${SURVEY}; 6 is its middle`, date: "2020-09" },
  researcher: { low: 3, expected: 6, high: 9, source: `3 to 9 months: ${SURVEY}; 6 is its middle`, date: "2020-09" },
};

const MENTOR_SHARE: Range = {
  low: 0.1,
  expected: 0.2,
  high: 0.3,
  source: "by judgement: half a day to a day and a half of a senior's week",
  date: "2026-11",
};

const LOSS_PER_YEAR: Range = {
  low: 0.082,
  expected: 0.132,
  high: 0.217,
  source:
    "software industry in 2017, and its embedded engineers as the upper limit (LinkedIn, 2018); technology in the United States in 2023 as the lower (Mercer)",
  date: "2017 to 2023",
};

export interface Assumed {
  fill: Range;
  ramp: Readonly<Record<Level, Range>>;
  mentor: Range;
  /** Of those who are there, share who leave in a year; null: as measured. */
  loss: Range | null;
  newcomers: "regular" | "everybody";
}

/** What a plan takes for granted. @param measured whether it could be measured how long people stay */
export function assumedBy({ assumptions }: Plan, measured: boolean): Assumed {
  const { fillMonths, rampMonths, mentorShare, lossPerYear, leaving, newcomers } = assumptions;
  return {
    fill: fillMonths ?? FILL_MONTHS,
    ramp: {
      senior: rampMonths.senior ?? RAMP_MONTHS.senior,
      junior: rampMonths.junior ?? RAMP_MONTHS.junior,
      researcher: rampMonths.researcher ?? RAMP_MONTHS.researcher,
    },
    mentor: mentorShare ?? MENTOR_SHARE,
    loss: leaving === "measured" && measured ? null : (lossPerYear ?? LOSS_PER_YEAR),
    newcomers,
  };
}

/** An assumption as a result shows it. */
export function assumedFigure(name: string, label: string, unit: string, range: Range, change: string): Figure {
  return { name, label, unit, ...range, origin: "assumption", change };
}
