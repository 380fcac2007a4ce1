/** Sentences about compared paths, for every face. */

import type { OfferResult } from "../model/offers.ts";
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
export function assumptionText({ label, of, unit, low, high, atLow, atHigh }: Bar, currency: string): string {
  const value = (figure: number): string => {
    if (unit === "share") return percentText(figure);
    if (unit === "money") return `${amountText(figure)}${of === null ? "" : ` ${currency}`}`;
    if (unit === "days") return durationText(figure);
    return `${Number(figure.toPrecision(3))}${unit === "years" ? " years" : ""}`;
  };
  const whose = of === null ? "" : `${of}: `;
  return `${whose}${label} ${value(low)} to ${value(high)}: lead from ${amountText(atLow)} to ${amountText(atHigh)}`;
}

/** What reaches something, and where in the band it is. */
export function neededText({ salary, place, signing }: Closing["indifferent"], { band, currency }: Closing): string {
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
