/** Sentences about compared paths, for every face. */

import type { OfferResult } from "../model/offers.ts";
import { percent } from "../model/words.ts";
import { durationText } from "./half-life.ts";

type PathResult = OfferResult["paths"][number];
type Bar = PathResult["tornado"][number];
type Closing = NonNullable<OfferResult["closing"]>;

/** `1.42 M`, `310 k`, `-8.5 k`: three digits. */
export function amountText(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  for (const [unit, name] of [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ] as const)
    if (size >= 0.9995 * unit) return `${sign}${Number((size / unit).toPrecision(3))} ${name}`;
  return `${sign}${Math.round(size)}`;
}

/** `A turns out worth more than B in 31 of 100 cases; its sure sum is 212 k USD less.` */
export function comparisonText(path: PathResult, baseline: PathResult, currency: string): string {
  const chance = path.beats.find((one) => one.path === baseline.path)?.chance ?? 0.5;
  const gap = path.certain - baseline.certain;
  const sum =
    gap === 0
      ? "its sure sum is the same"
      : `its sure sum is ${amountText(Math.abs(gap))} ${currency} ${gap > 0 ? "more" : "less"}`;
  return `${path.title} turns out worth more than ${baseline.title} in ${oddsText(chance)} of runs; ${sum}.`;
}

/** Nothing that is simulated is certain. */
export function oddsText(chance: number): string {
  return chance > 0.99 ? ">99 %" : chance < 0.01 ? "<1 %" : percent(chance);
}

/** What would make a path worth as much as the baseline. */
export function breakEvenTexts({ breakEven, currency, moneyByYear, givesUp }: PathResult): string[] {
  if (!breakEven) return [];
  const { salary, exitChance, exitMedian, year } = breakEven;
  const years = moneyByYear.length - 1;
  const found = [
    salary.needed === "already"
      ? "Worth more even without any salary"
      : salary.needed === "never"
        ? "No salary makes it worth as much"
        : `Worth as much with a salary of ${amountText(salary.needed)} ${currency} instead of ${amountText(salary.now)}`,
  ];
  if (exitChance && exitMedian)
    found.push(
      exitChance.needed === "already"
        ? "Worth more even if the stock never pays"
        : exitChance.needed === "never"
          ? "Not worth as much even if the stock were sure to pay"
          : `Or with a chance of ${percentText(exitChance.needed)} that the stock ever pays instead of ${percentText(exitChance.now)}`,
    );
  if (exitMedian && exitChance?.needed !== "already")
    found.push(
      typeof exitMedian.needed === "number"
        ? `Or with a median exit of ${amountText(exitMedian.needed)} ${currency} instead of ${amountText(exitMedian.now)}`
        : "No size of the exit alone makes it worth as much: that it may pay nothing weighs more",
    );
  found.push(
    year === null
      ? "Expected money, added up, is not ahead at the horizon"
      : year > years
        ? "Expected money is ahead only with what comes after the horizon"
        : `Expected money, added up, stays ahead from year ${year} on`,
  );
  if (givesUp)
    found.push(
      `In money alone it gives up ${percentText(givesUp.share)}, a sure ${amountText(givesUp.perYear)} a year: what its other terms have to be worth`,
    );
  return found;
}

/** `chance that the stock ever pays 12 % to 38 %: lead from -20 k to 410 k`. */
export function assumptionText(bar: Bar, currency: string): string {
  const { label, of, low, high, atLow, atHigh } = bar;
  const whose = of === null ? "" : `${of}: `;
  return `${whose}${label} ${figureText(low, bar, currency)} to ${figureText(high, bar, currency)}: lead from ${amountText(atLow)} to ${amountText(atHigh)}`;
}

/** A value of an assumption with its unit. @param currency of the path */
export function figureText(figure: number, { unit, of }: Pick<Bar, "unit" | "of">, currency: string): string {
  if (unit === "share") return percentText(figure);
  if (unit === "money") return `${amountText(figure)}${of === null ? "" : ` ${currency}`}`;
  if (unit === "days") return durationText(figure);
  return `${Number(figure.toPrecision(3))}${unit === "years" ? " years" : ""}`;
}

/** What reaches something, and where in the band it is. */
function neededText({ salary, place, signing }: Closing["indifferent"], { band, currency }: Closing): string {
  const much =
    salary === "already"
      ? "reached without any salary"
      : salary === "never"
        ? "no salary reaches it"
        : `${amountText(salary)} ${currency} a year`;
  if (!band || place === "no band") return much;
  if (place === "below") return `${much}, below the band`;
  if (place === "within") return `${much}, within the band`;
  return typeof signing === "number"
    ? `${much}, above the band; or ${amountText(band[1])} and ${amountText(signing)} more once, before tax`
    : `${much}, above the band, and no sum paid once makes up for it`;
}

/** `12.5 %`, from a share. */
function percentText(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

/** What it takes to close somebody, and what waiting costs. */
export function closingTexts(closing: Closing): string[] {
  const { theirs, chance, band, knownWithin, terms, delay, currency } = closing;
  const [first, ...rest] = terms.filter(({ adds }) => adds > 0);
  return [
    `As it stands, ours turns out worth more than ${theirs.join(", ")} with a chance of ${oddsText(chance)}. Our idea of theirs may be off by ${percent(knownWithin)}${band ? `; the role's band is ${amountText(band[0])} to ${amountText(band[1])} ${currency} a year` : ""}.`,
    `Indifferent (equal sure sums): ${neededText(closing.indifferent, closing)}`,
    `Even odds: ${neededText(closing.evenOdds, closing)}`,
    `Nine in ten: ${neededText(closing.nineInTen, closing)}`,
    first
      ? `Besides money, what moves it most: all of ${first.term} (now ${percent(first.level)} of it) adds a sure sum of ${amountText(first.adds)}${rest.length > 0 ? `; then ${rest.map(({ term, adds }) => `${term} ${amountText(adds)}`).join(", ")}` : ""}.`
      : "Besides money: not known what they value. Ask, and say it under 'worth' of what all paths are seen with.",
    delay
      ? `Six months without the role filled: ${amountText(delay.lost)} ${currency} if its work is never done; ${amountText(delay.late)} if ${delay.years} years of it are done half a year late, when ${percent(delay.fresh)} of it still counts (half-life${delay.area === null ? "" : ` of ${delay.area}`} ${durationText(delay.halfLifeDays)}, ${HALF_LIFE_SOURCE[delay.halfLifeSource]}).`
      : "What six months without the role filled cost: say under 'role' what a year of it is worth to you.",
  ];
}

/** Where a half-life comes from. */
export const HALF_LIFE_SOURCE = {
  measured: "measured in your workspace",
  file: "as the file says",
  default: "a default",
} as const;

/** `3 %`, from a share. */
export function rateText(rate: number): string {
  return `${(100 * rate).toFixed(1).replace(/\.0$/, "")} %`;
}

/** The value of a default with its unit. */
export function defaultText({ value, unit }: { value: number; unit: string }): string {
  if (unit === "share") return rateText(value);
  if (unit === "money") return amountText(value);
  if (unit === "times") return `${value} times`;
  return unit === "number" ? String(value) : `${value} ${unit}`;
}

/** How far more runs could move the figures. */
export function errorText({ paths, runs, seed }: OfferResult): string {
  const worst = Math.max(...paths.map(({ error }) => error));
  return `${runs.toLocaleString("en-US")} runs, seed ${seed}: sure sums are within ${(200 * worst).toFixed(2)} % of what more runs would give (two standard errors).`;
}

/** What comes of a path of stages. */
export function leadsText({ path, stages }: PathResult): string {
  const later = stages
    .slice(1)
    .map(({ stage, chance }) =>
      chance === 0 ? `${stage} never (something better is always open)` : `${stage} ${percent(chance)}`,
    );
  return `${path} leads to: ${later.join(", ")}.`;
}
