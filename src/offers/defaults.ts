/** What is taken where a file does not say: each with where it comes from, and each to be changed in a file. */

export interface Default {
  value: number;
  /** How the value is read: a share, years, a factor. */
  unit: "share" | "years" | "days" | "months" | "times" | "money" | "number" | "rounds";
  label: string;
  source: string;
  /** Of the source, or of our judgement. */
  date: string;
  note: string;
}

const JUDGEMENT = "by judgement";
const HALL_WOODWARD =
  "Hall and Woodward, The Burden of the Nondiversifiable Risk of Entrepreneurship, American Economic Review 100(3)";
const CARTA = "Carta, median dilution by stage, first quarter of 2024";
const DAMODARAN =
  "Damodaran on Valuation, on studies of restricted stock: 35 % (Maher 1976), 34 % (Silber 1991), 20 % (Johnson 1999)";
const FIT =
  "our fit to Correlation Ventures' 21,000 financings of 2004 to 2013 (10 % returned five times and more, 4 % ten times and more; the fit gives 10 % and 5 %), given that a quarter pays";

export const DEFAULTS = {
  horizonYears: {
    value: 10,
    unit: "years",
    label: "horizon",
    source: JUDGEMENT,
    date: "2026-11",
    note: "long enough for an exit or a PhD to show",
  },
  discountRate: {
    value: 0.03,
    unit: "share",
    label: "discount rate, real",
    source: JUDGEMENT,
    date: "2026-11",
    note: "a sure sum a year later is worth 3 % less, inflation apart",
  },
  inflation: {
    value: 0.02,
    unit: "share",
    label: "inflation",
    source: "targets of the US Federal Reserve (2012) and the European Central Bank (2021)",
    date: "2021-07",
    note: "what is aimed at, not what will be",
  },
  riskAversion: {
    value: 2,
    unit: "number",
    label: "relative risk aversion",
    source: HALL_WOODWARD,
    date: "2010-06",
    note: "they use 2; Chetty (American Economic Review 96(5), 2006) finds 1 on average and little room above 2",
  },
  wealth: {
    value: 100_000,
    unit: "money",
    label: "wealth beside the offers",
    source: JUDGEMENT,
    date: "2026-11",
    note: "the less there is to fall back on, the more risk costs",
  },
  exitChance: {
    value: 0.25,
    unit: "share",
    label: "chance that stock of a private company ever pays",
    source: HALL_WOODWARD,
    date: "2010-06",
    note: "almost three quarters of founders backed by venture capital got nothing",
  },
  exitMedianTimes: {
    value: 3.7,
    unit: "times",
    label: "median exit, times the last valuation",
    source: FIT,
    date: "2014-08",
    note: "of those that pay; what investors got stands in for the company's value",
  },
  exitSpread: {
    value: 1.2,
    unit: "number",
    label: "spread of exits (log standard deviation)",
    source: FIT,
    date: "2014-08",
    note: "heavy-tailed: one paying exit in 36 is more than ten times the median",
  },
  exitYears: {
    value: 6.8,
    unit: "years",
    label: "median years until an exit",
    source:
      "National Venture Capital Association's figures of 2014, average from funding to exit, as quoted by S. Shane",
    date: "2014-12",
    note: "an average; counted from the beginning of the stage",
  },
  exitYearsSpread: {
    value: 0.5,
    unit: "number",
    label: "spread of years until an exit (log standard deviation)",
    source: JUDGEMENT,
    date: "2026-11",
    note: "two of three exits between 0.6 and 1.6 times the median",
  },
  dilutionPerRound: {
    value: 0.167,
    unit: "share",
    label: "dilution in each round to come",
    source: CARTA,
    date: "2024-03",
    note: "Series B; seed 20.1 %, Series A 20.5 %",
  },
  dilutionYears: {
    value: 2,
    unit: "years",
    label: "years between rounds",
    source: JUDGEMENT,
    date: "2026-11",
    note: "",
  },
  dilutionRounds: {
    value: 3,
    unit: "rounds",
    label: "most rounds to come",
    source: JUDGEMENT,
    date: "2026-11",
    note: "",
  },
  liquidityDiscount: {
    value: 0.3,
    unit: "share",
    label: "taken off what pays only after the horizon",
    source: DAMODARAN,
    date: "2006-08",
    note: "between the studies, by judgement",
  },
  stockReturn: {
    value: 0,
    unit: "share",
    label: "return of listed stock beyond the discount rate",
    source: JUDGEMENT,
    date: "2026-11",
    note: "today's price is taken to be fair",
  },
  stockVolatility: {
    value: 0.35,
    unit: "number",
    label: "volatility of listed stock a year",
    source: JUDGEMENT,
    date: "2026-11",
    note: "one company's, not an index's",
  },
  vestingYears: {
    value: 4,
    unit: "years",
    label: "years of vesting",
    source: "usual for start-ups (startuplawyer.com, startuppercolator.com)",
    date: "2026-11",
    note: "",
  },
  cliffMonths: {
    value: 12,
    unit: "months",
    label: "cliff",
    source: "usual for start-ups (startuplawyer.com, startuppercolator.com)",
    date: "2026-11",
    note: "",
  },
  halfLifeDays: {
    value: 365,
    unit: "days",
    label: "half-life of what is learned",
    source: JUDGEMENT,
    date: "2026-11",
    note: "taken where no workspace has measured the area and no file says",
  },
  knownWithin: {
    value: 0.15,
    unit: "share",
    label: "how far off our idea of their alternatives may be",
    source: JUDGEMENT,
    date: "2026-11",
    note: "log standard deviation; a team rarely knows the other offer",
  },
  roleYears: {
    value: 2,
    unit: "years",
    label: "years the role is planned for",
    source: "the horizon of the role templates that are shipped",
    date: "2026-11",
    note: "",
  },
} as const satisfies Record<string, Default>;

export type DefaultKey = keyof typeof DEFAULTS;

/** A default that was used, and where. */
export interface Used {
  key: DefaultKey;
  value: number;
  /** Names of paths, or `you`. */
  where: string;
}
