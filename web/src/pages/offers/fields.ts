import type { Place } from "../../design/yaml.ts";
import type { FieldSpec } from "./field.tsx";

/** Fields of a stage or of a path without stages, by what they are about; what matters first stands first. */

export function payFields(at: Place): { first: FieldSpec[]; more: FieldSpec[] } {
  return {
    first: [
      { at: [...at, "salary"], label: "Salary", kind: "money", unit: "a year, before tax" },
      { at: [...at, "bonus"], label: "Bonus you expect", kind: "percent", unit: "of the salary", empty: "none" },
    ],
    more: [
      { at: [...at, "growth"], label: "Growth of pay", kind: "percent", unit: "a year", empty: "0" },
      { at: [...at, "signing"], label: "Signing bonus", kind: "money", unit: "once, before tax", empty: "none" },
    ],
  };
}

export function movingFields(at: Place): { first: FieldSpec[]; more: FieldSpec[] } {
  return {
    first: [
      {
        at: [...at, "tax", "rate"],
        label: "Tax on pay",
        kind: "percent",
        unit: "effective",
        hint: "All taxes on pay together. Look it up for your place and year.",
      },
    ],
    more: [
      { at: [...at, "tax", "equityRate"], label: "Tax on stock", kind: "percent", empty: "as on pay" },
      { at: [...at, "tax", "label"], label: "Where and when that rate holds", kind: "text" },
      { at: [...at, "moving"], label: "What moving costs", kind: "money", unit: "once, after tax", empty: "nothing" },
    ],
  };
}

export function learningFields(at: Place): FieldSpec[] {
  return [
    {
      at: [...at, "learning", "raisePerYear"],
      label: "What a year of it adds to later pay",
      kind: "percent",
      empty: "nothing",
    },
    {
      at: [...at, "learning", "area"],
      label: "Area of the work",
      kind: "text",
      hint: "As kernels or post-training: its half-life is measured where you have read repositories.",
    },
    {
      at: [...at, "learning", "halfLifeDays"],
      label: "Half-life of what is learned",
      kind: "number",
      unit: "days",
      otherwise: "halfLifeDays",
    },
  ];
}

export function listedFields(at: Place): FieldSpec[] {
  return [
    {
      at: [...at, "company", "return"],
      label: "Return of the stock",
      kind: "percent",
      unit: "a year",
      empty: "a fair price: the discount rate",
    },
    {
      at: [...at, "company", "volatility"],
      label: "Volatility",
      kind: "number",
      unit: "a year",
      otherwise: "stockVolatility",
    },
  ];
}

export function privateFields(at: Place): { first: FieldSpec[]; more: FieldSpec[] } {
  const company = [...at, "company"];
  return {
    first: [
      {
        at: [...company, "valuation"],
        label: "Value of the whole company",
        kind: "money",
        unit: "after the last round",
      },
      { at: [...company, "shares"], label: "All shares, fully diluted", kind: "number", hint: "Ask for it." },
      {
        at: [...company, "exit", "chance"],
        label: "Chance that the stock ever pays",
        kind: "percent",
        otherwise: "exitChance",
      },
    ],
    more: [
      {
        at: [...company, "exit", "median"],
        label: "Median size of an exit, where it pays",
        kind: "money",
        empty: "3.7 times the value, a default",
      },
      {
        at: [...company, "exit", "spread"],
        label: "Spread of exits",
        kind: "number",
        unit: "log standard deviation",
        otherwise: "exitSpread",
      },
      {
        at: [...company, "exit", "years"],
        label: "Years until an exit",
        kind: "number",
        unit: "median",
        otherwise: "exitYears",
      },
      {
        at: [...company, "dilution", "perRound"],
        label: "Dilution in each round to come",
        kind: "percent",
        otherwise: "dilutionPerRound",
      },
      {
        at: [...company, "dilution", "mostRounds"],
        label: "Most rounds to come",
        kind: "number",
        otherwise: "dilutionRounds",
      },
      {
        at: [...company, "liquidityDiscount"],
        label: "Taken off what pays after the horizon",
        kind: "percent",
        otherwise: "liquidityDiscount",
      },
    ],
  };
}

/** @param given what the grant says already: there are three ways to say how much it is */
export function grantFields(at: Place, given: Record<string, unknown>, listed: boolean): FieldSpec[] {
  const vesting: FieldSpec[] =
    given["yearly"] === undefined
      ? [
          { at: [...at, "years"], label: "Vests over", kind: "number", unit: "years", otherwise: "vestingYears" },
          { at: [...at, "cliffMonths"], label: "Cliff", kind: "number", unit: "months", otherwise: "cliffMonths" },
        ]
      : [];
  if (listed)
    return [
      { at: [...at, "value"], label: "Worth on the first day", kind: "money" },
      { at: [...at, "refresh"], label: "Granted again", kind: "money", unit: "every year", empty: "nothing" },
      ...vesting,
    ];
  const amount: FieldSpec =
    given["value"] !== undefined
      ? { at: [...at, "value"], label: "Worth at the last valuation", kind: "money" }
      : given["share"] !== undefined
        ? { at: [...at, "share"], label: "Share of the company", kind: "percent" }
        : { at: [...at, "shares"], label: "Shares", kind: "number" };
  return [
    amount,
    ...(given["kind"] === "options"
      ? [{ at: [...at, "strike"], label: "Strike", kind: "money", unit: "a share" } satisfies FieldSpec]
      : []),
    ...(given["kind"] === "profit-units"
      ? [
          {
            at: [...at, "threshold"],
            label: "Threshold",
            kind: "money",
            unit: "value of the company",
          } satisfies FieldSpec,
        ]
      : []),
    ...vesting,
  ];
}

/** @param given the stage as it is written */
export function stageFields(at: Place, given: Record<string, unknown>): FieldSpec[] {
  const options = (key: "then" | "otherwise"): FieldSpec[] =>
    (Array.isArray(given[key]) ? (given[key] as Record<string, unknown>[]) : []).map((next, index) => ({
      at: [...at, key, index, "chance"],
      label: `Chance that ${String(next?.["stage"])} is open then`,
      kind: "percent",
      empty: "100: open for sure",
    }));
  return [
    { at: [...at, "years"], label: "Lasts", kind: "number", unit: "years", empty: "until the horizon" },
    ...(given["finish"] === undefined
      ? []
      : [
          { at: [...at, "finish", "chance"], label: "Chance of finishing", kind: "percent" } satisfies FieldSpec,
          {
            at: [...at, "finish", "otherwiseAfter"],
            label: "Who leaves, leaves after",
            kind: "number",
            unit: "years",
          } satisfies FieldSpec,
        ]),
    ...options("then"),
    ...options("otherwise"),
  ];
}
