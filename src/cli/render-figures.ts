import { plainText } from "../model/plain-text.ts";
import type { Figure } from "../model/planning.ts";
import type { Page } from "./page.ts";

/** What a result rests on, each figure with where it comes from and how to set it otherwise. */
export function renderFigures(
  page: Page,
  figures: readonly Figure[],
  repositories: readonly string[],
  of?: string,
): void {
  page.title(plainText(of === undefined ? "What this rests on" : `What ${of} rests on`));
  page.say(plainText(`What is measured, half-lives too, is measured on: ${repositories.join(", ")}.`), {
    indent: "  ",
    hanging: "  ",
  });
  for (const figure of figures) {
    const from = figure.origin === "measured" ? "measured" : "assumption";
    page.say(
      plainText(`${figure.label}: ${valueText(figure)}; ${from}: ${figure.source} (${figure.date}). ${figure.change}`),
      { indent: "  ", hanging: "  " },
    );
  }
}

function valueText({ low, expected, high, unit }: Figure): string {
  if (expected === null) return "not known";
  const percent = unit === "share";
  const number = (value: number): string =>
    percent ? String(Math.round(100 * value)) : String(Number(value.toFixed(value < 10 ? 1 : 0)));
  const name = percent ? "%" : expected === 1 && unit === "months" ? "month" : unit;
  const limits =
    low === null || (low === expected && high === expected)
      ? ""
      : high === null
        ? ` (${number(low)} or more)`
        : ` (${number(low)} to ${number(high)})`;
  return `${number(expected)} ${name}${limits}`;
}
