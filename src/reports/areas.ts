import type { Area } from "../areas/classify.ts";
import type { History, LineSpells } from "../model/history.ts";
import type { AreasResult } from "../model/results.ts";
import { isoQuarter, isoTime } from "../model/time.ts";
import { type HalfLife, halfLives } from "../signals/half-life.ts";
import { livingLines } from "../signals/living-lines.ts";
import { turnover } from "../signals/turnover.ts";
import { round } from "./signal-result.ts";

const YEAR_DAYS = 365;
const MOST_MODULES = 50;
/** A module of which fewer lines were followed is not listed. */
const LEAST_LINES = 500;

/** How long code lives by area and module, and which areas grow. */
export function areasReport(
  history: History,
  lines: readonly LineSpells[],
  areas: readonly Area[],
  sources: AreasResult["sources"],
  notes: readonly string[],
): AreasResult {
  const measured = halfLives(history, lines);
  const living = linesByArea(history, lines);
  const before = linesByArea(history, lines, YEAR_DAYS);
  const named = (area: number): { area: string; name: string } => ({
    area: areas[area]?.id ?? "unclassified",
    name: areas[area]?.name ?? "Unclassified",
  });
  const places = [...new Set([...measured.areas.keys(), ...living.keys()])];
  return {
    asOf: isoTime(history.asOf),
    sources,
    notes: [...notes],
    areas: places
      .map((area) => {
        const halfLife = measured.areas.get(area);
        return {
          ...named(area),
          ...halfLifeResult(halfLife),
          followedDays: round(halfLife?.followedDays ?? 0, 0),
          people: halfLife?.people ?? 0,
          living: living.get(area) ?? 0,
          yearAgo: before.get(area) ?? 0,
          curve: (halfLife?.curve ?? []).map(({ days, share, low, high }) => ({
            days: round(days, 0),
            share: round(share),
            low: round(low),
            high: round(high),
          })),
        };
      })
      .sort((a, b) => b.living - a.living || (a.area < b.area ? -1 : 1)),
    modules: measured.modules
      .filter(({ halfLife }) => halfLife.lines >= LEAST_LINES && halfLife.followedDays > 0)
      .sort((a, b) => b.halfLife.lines - a.halfLife.lines || a.repository - b.repository || a.module - b.module)
      .slice(0, MOST_MODULES)
      .map(({ repository, module, halfLife }) => ({
        repo: history.repositories[repository]!.source,
        module: history.repositories[repository]!.modules.names[module]!,
        ...halfLifeResult(halfLife),
      })),
    excluded: [...measured.excluded],
    censored: [...measured.censored],
    turnover: turnover(history, lines).map(({ quarter, area, living: left, came, went }) => ({
      quarter: isoQuarter(quarter),
      area: named(area).area,
      living: left,
      came,
      went,
    })),
  };
}

function halfLifeResult(
  halfLife: HalfLife | undefined,
): Pick<AreasResult["areas"][number], "halfLifeDays" | "lines" | "censoredShare"> {
  const days = (value: number | null | undefined): number | null => (value == null ? null : round(value, 0));
  return {
    halfLifeDays: {
      estimate: days(halfLife?.estimate),
      low: days(halfLife?.low),
      high: days(halfLife?.high),
      reached: halfLife?.reached ?? false,
    },
    lines: halfLife?.lines ?? 0,
    censoredShare: round(halfLife?.censoredShare ?? 0),
  };
}

function linesByArea(history: History, lines: readonly LineSpells[], days = 0): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { repository, path, lines: count } of livingLines(history, lines, days)) {
    const area = history.repositories[repository]!.areas[path] ?? -1;
    sums.set(area, (sums.get(area) ?? 0) + count);
  }
  return sums;
}
