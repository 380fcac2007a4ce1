import { FILE_KINDS, type History, type LineSpells } from "../model/history.ts";
import { quarterOf } from "../model/time.ts";

const OWN = FILE_KINDS.indexOf("own");

/** One area in one quarter, in lines. */
export interface Turnover {
  /** As `quarterOf` counts them. */
  quarter: number;
  /** Place of the area; -1 is unclassified. */
  area: number;
  /** At the end of the quarter, or at the date. */
  living: number;
  came: number;
  went: number;
}

/**
 * How areas grow and shrink: living lines at the end of each quarter (UTC), and what came and went in
 * it, without vendored and generated files. Moved and formatted lines come and go, too.
 */
export function turnover({ asOf, repositories }: History, lines: readonly LineSpells[]): Turnover[] {
  const cells = new Map<string, Turnover>();
  const cell = (quarter: number, area: number): Turnover => {
    const key = `${area} ${quarter}`;
    let known = cells.get(key);
    if (!known) {
      known = { quarter, area, living: 0, came: 0, went: 0 };
      cells.set(key, known);
    }
    return known;
  };
  for (const [place, { commits, lineFiles, areas }] of repositories.entries()) {
    const spells = lines[place]!;
    for (let i = 0; i < spells.file.length; i++) {
      if (lineFiles.kind[spells.file[i]!] !== OWN) continue;
      if (commits.elsewhere[spells.born[i]!]) continue;
      const area = areas[lineFiles.path[spells.file[i]!]!] ?? -1;
      cell(quarterOf(commits.landedAt[spells.came[i]!]!), area).came += spells.lines[i]!;
      const ended = spells.ended[i]!;
      if (ended >= 0) cell(quarterOf(commits.landedAt[ended]!), area).went += spells.lines[i]!;
    }
  }
  const found = [...cells.values()].sort((a, b) => a.area - b.area || a.quarter - b.quarter);
  const last = quarterOf(asOf);
  const rows: Turnover[] = [];
  for (const [index, row] of found.entries()) {
    const before = rows.at(-1);
    row.living = (before?.area === row.area ? before.living : 0) + row.came - row.went;
    rows.push(row);
    // A quarter in which nothing happened has what the one before it had.
    const next = found[index + 1];
    const until = next?.area === row.area ? next.quarter : last + 1;
    for (let quarter = row.quarter + 1; quarter < until; quarter++)
      rows.push({ quarter, area: row.area, living: row.living, came: 0, went: 0 });
  }
  return rows.sort((a, b) => a.quarter - b.quarter || a.area - b.area);
}
