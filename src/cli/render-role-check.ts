import { plainText } from "../model/plain-text.ts";
import type { RoleCheckResult } from "../model/planning.ts";
import { plural } from "../model/words.ts";
import { countingText, lookAgainText } from "../planning/planning-text.ts";
import { halfLifeText } from "../reports/half-life.ts";
import { Page } from "./page.ts";
import { renderFigures } from "./render-figures.ts";
import { dotAndInterval, fit, type Screen, style } from "./text.ts";

const POINT = 20;
const MONTHS = 10;
const SHARE = 18;

/** How long a role holds, as text. */
export function renderRoleCheck(result: RoleCheckResult, screen: Screen): string {
  const { role, combined, areas, lookAgain, advice, cohort, unknownAreas } = result;
  const page = new Page(screen);
  page.title(plainText(`How long the role holds: ${role.title}, as of ${result.asOf.slice(0, 10)}`));
  page.say(
    `Half-lives of code, measured on ${plural(result.repositories.length, "repository", "repositories")}, stand in for how fast what one knows goes stale. With 95 % intervals.`,
    { dim: true },
  );
  for (const note of result.notes) page.say(plainText(note), { dim: true });

  page.title("How much of what it asks for today still counts");
  const bar = Math.max(8, Math.min(60, screen.width - POINT - MONTHS - SHARE - 6));
  for (const { at, date, counts } of combined) {
    const strip =
      counts === null
        ? "·".repeat(bar)
        : dotAndInterval(100 * counts.estimate, 100 * counts.low, 100 * counts.high, bar);
    const name = at === "end of the horizon" ? `end, ${role.horizonMonths} months` : at;
    page.row(
      `  ${fit(name, POINT)} ${fit(date, MONTHS)} ${style(screen, "cyan", strip)}  ${fit(countingText(counts), SHARE)}`,
    );
  }
  if (unknownAreas.length > 0)
    page.say(`Left out, with too few lines to say: ${unknownAreas.join(", ")}.`, { indent: "  " });

  page.title("By area");
  const wide = screen.width >= 110;
  const columns = wide
    ? (["first day", "1 year", "2 years", "3 years"] as const)
    : screen.width >= 76
      ? (["1 year", "3 years"] as const)
      : (["1 year"] as const);
  const name = wide ? 28 : screen.width >= 76 ? 20 : 16;
  const halfLife = wide ? 28 : 24;
  const cell = wide ? 14 : 13;
  const row = (first: string, second: string, rest: readonly string[]): void =>
    page.row(`  ${fit(first, name)} ${fit(second, halfLife)} ${rest.map((text) => fit(text, cell)).join(" ")}`);
  row("", "half-life", columns);
  for (const area of areas)
    row(
      plainText(area.name),
      halfLifeText(area.halfLifeDays),
      columns.map((at) => countingText(area.points.find((point) => point.at === at)!.counts)),
    );
  if (areas.some(({ points }) => points.some(({ counts }) => counts?.beyond)))
    page.say("~ further ahead than lines were followed: it goes on with the half-life.", { indent: "  ", dim: true });

  page.title(lookAgain.by === null ? "Look again: no date" : `Look again by ${lookAgain.by}`);
  page.say(lookAgainText(lookAgain), { indent: "  " });

  page.title("Advice on the role");
  for (const one of advice) {
    page.say(plainText(`${one.kind}: ${one.what}`), { indent: "  ", hanging: "  " });
    page.say(plainText(one.reason), { indent: "    ", dim: true });
  }
  page.say(
    `${plural(cohort.placed, "person", "people")} have enough public work in its areas to be placed; of ${cohort.unknown} more too little is known.`,
    { indent: "  ", dim: true },
  );
  renderFigures(page, result.figures, result.repositories);
  page.say(
    "Knowledge outlives code: who wrote what was replaced may know best why. Method and limits: docs/method/horizon.md",
    { dim: true },
  );
  return page.text();
}
