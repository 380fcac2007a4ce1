import { endOf, FILE_KINDS, type History, LINE_KINDS, type LineSpells } from "../model/history.ts";
import { SWEEP_FILES } from "../model/evidence.ts";
import { DAY } from "../model/time.ts";
import { generator, quantile } from "../statistics/bootstrap.ts";
import type { AgentCases } from "./agent-cases.ts";
import { isEnough } from "./agent-work.ts";

/** After how many days it is looked at whether lines are still there. */
export const STAY_DAYS = 90;
const YEAR_DAYS = 365;
const REPLICATES = 400;
const OWN = FILE_KINDS.indexOf("own");
const FORMATTING = LINE_KINDS.indexOf("formatting");
const MOVED = LINE_KINDS.indexOf("moved");
const EDIT = LINE_KINDS.indexOf("edit");

export interface DisclosedWork {
  /** Commits of the last year, by people and coding agents. */
  commits: number;
  /** Of these, commits that disclose a coding agent. */
  disclosed: number;
  /** How much of what disclosed commits wrote is still there after {@link STAY_DAYS}, against other work. */
  lasting: Lasting;
}

export interface Lasting {
  /** Disclosed commits whose lines could be followed for long enough, and who they are by. */
  commits: number;
  authors: number;
  /** Commits without a disclosure of the same repositories, quarters and areas. */
  others: number;
  /** Mean shares of a commit's lines that are still there; null: too few. */
  shares: { disclosed: number; others: number } | null;
  /** Disclosed less others, with 95 % limits; null: too few to say. */
  difference: { estimate: number; low: number; high: number } | null;
}

interface Followed {
  area: number;
  stratum: number;
  author: number;
  disclosed: boolean;
  share: number;
}

/**
 * Work that discloses a coding agent against other work: how much of it there is, and how much of what it
 * wrote is still there after {@link STAY_DAYS} days.
 *
 * Compared are commits of one repository, quarter and area; the difference is the mean over strata weighed
 * by their disclosed commits, the interval a bootstrap over authors. Nothing is said of fewer than 30
 * disclosed commits by 10 authors. Who discloses is a choice, and undisclosed work can be an agent's too.
 *
 * @returns by place of the area, and of all areas together
 */
export function disclosedWork(
  history: History,
  lines: readonly LineSpells[],
  cases: AgentCases,
  seed: number,
): { areas: ReadonlyMap<number, DisclosedWork>; all: DisclosedWork } {
  const counts = countByArea(history, cases);
  const followed = followedWork(history, lines, cases);
  const of = (area: number | null): DisclosedWork => ({
    ...(counts.get(area) ?? { commits: 0, disclosed: 0 }),
    lasting: lastingOf(area === null ? followed : followed.filter((one) => one.area === area), seed),
  });
  const areas = [...counts.keys()].filter((area) => area !== null).sort((a, b) => a - b);
  return { areas: new Map(areas.map((area) => [area, of(area)])), all: of(null) };
}

/** Commits of the last year by area; null is all together. A commit counts in each of its areas. */
function countByArea(
  { asOf, repositories }: History,
  cases: AgentCases,
): Map<number | null, { commits: number; disclosed: number }> {
  const counts = new Map<number | null, { commits: number; disclosed: number }>();
  for (let place = 0; place < cases.count; place++) {
    const { commits, changes, areas } = repositories[cases.repository[place]!]!;
    const commit = cases.commit[place]!;
    if (asOf - commits.landedAt[commit]! > YEAR_DAYS * DAY) continue;
    const touched = new Set<number | null>([null]);
    for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++) touched.add(areas[changes.path[i]!]!);
    for (const area of touched) {
      const known = counts.get(area) ?? { commits: 0, disclosed: 0 };
      counts.set(area, { commits: known.commits + 1, disclosed: known.disclosed + cases.disclosed[place]! });
    }
  }
  return counts;
}

/** The share of each commit's new lines in each area that is still there after {@link STAY_DAYS}. */
function followedWork({ repositories }: History, lines: readonly LineSpells[], cases: AgentCases): Followed[] {
  const byCommit = new Map<string, number>();
  for (let place = 0; place < cases.count; place++)
    byCommit.set(`${cases.repository[place]} ${cases.commit[place]}`, place);
  const found: Followed[] = [];
  for (const [repository, one] of repositories.entries()) {
    const { commits, lineFiles, areas } = one;
    const spells = lines[repository]!;
    const sums = new Map<string, { place: number; area: number; lines: number; left: number }>();
    for (let i = 0; i < spells.file.length; i++) {
      const born = spells.born[i]!;
      const place = byCommit.get(`${repository} ${born}`);
      if (place === undefined || lineFiles.kind[spells.file[i]!] !== OWN) continue;
      const kind = spells.bornKind[i]!;
      if (kind === FORMATTING || kind === MOVED || commits.landedAt[spells.came[i]!]! > commits.landedAt[born]!)
        continue;
      const until = commits.landedAt[born]! + STAY_DAYS * DAY;
      if (until > endOf(one)) continue;
      const ended = spells.ended[i]!;
      const gone = ended >= 0 && commits.landedAt[ended]! <= until;
      // Lines that were moved, formatted or swept away are lost from sight, and say nothing.
      if (gone && (spells.endedKind[i] !== EDIT || commits.files[spells.hand[i]!]! > SWEEP_FILES)) continue;
      const area = areas[lineFiles.path[spells.file[i]!]!] ?? -1;
      const key = `${place} ${area}`;
      const sum = sums.get(key) ?? { place, area, lines: 0, left: 0 };
      sums.set(key, sum);
      sum.lines += spells.lines[i]!;
      if (!gone) sum.left += spells.lines[i]!;
    }
    for (const { place, area, lines: all, left } of sums.values())
      found.push({
        area,
        stratum: cases.stratum[place]! * 64 + area + 1,
        author: cases.author[place]!,
        disclosed: cases.disclosed[place] === 1,
        share: left / all,
      });
  }
  return found;
}

function lastingOf(followed: readonly Followed[], seed: number): Lasting {
  const strata = new Set(followed.filter(({ disclosed }) => disclosed).map(({ stratum }) => stratum));
  const compared = followed.filter(({ stratum }) => strata.has(stratum));
  const disclosed = compared.filter((one) => one.disclosed);
  const authors = new Set(disclosed.map(({ author }) => author)).size;
  const counts = { commits: disclosed.length, authors, others: compared.length - disclosed.length };
  const measured = isEnough({ disclosed: disclosed.length, disclosers: authors })
    ? differenceOf(compared, undefined)
    : null;
  if (measured === null) return { ...counts, shares: null, difference: null };
  const everybody = [...new Set(compared.map(({ author }) => author))].sort((a, b) => a - b);
  const places = new Map(everybody.map((author, place) => [author, place]));
  const random = generator(seed);
  const draws: number[] = [];
  for (let r = 0; r < REPLICATES; r++) {
    const times = new Uint16Array(everybody.length);
    for (let i = 0; i < everybody.length; i++) times[Math.floor(random() * everybody.length)]!++;
    const drawn = differenceOf(compared, (author) => times[places.get(author)!]!);
    if (drawn) draws.push(drawn.disclosed - drawn.others);
  }
  const sorted = Float64Array.from(draws).sort();
  return {
    ...counts,
    shares: measured,
    difference: {
      estimate: measured.disclosed - measured.others,
      low: quantile(sorted, 0.025),
      high: quantile(sorted, 0.975),
    },
  };
}

/** Means over strata that have both kinds, weighed by their disclosed commits; null when there is none. */
function differenceOf(
  compared: readonly Followed[],
  times: ((author: number) => number) | undefined,
): { disclosed: number; others: number } | null {
  const strata = new Map<number, { n: number; sum: number; otherN: number; otherSum: number }>();
  for (const { stratum, author, disclosed, share } of compared) {
    const weight = times ? times(author) : 1;
    if (weight === 0) continue;
    const here = strata.get(stratum) ?? { n: 0, sum: 0, otherN: 0, otherSum: 0 };
    strata.set(stratum, here);
    if (disclosed) {
      here.n += weight;
      here.sum += weight * share;
    } else {
      here.otherN += weight;
      here.otherSum += weight * share;
    }
  }
  let weights = 0;
  let disclosed = 0;
  let others = 0;
  for (const { n, sum, otherN, otherSum } of strata.values()) {
    if (n === 0 || otherN === 0) continue;
    weights += n;
    disclosed += sum;
    others += (n * otherSum) / otherN;
  }
  return weights === 0 ? null : { disclosed: disclosed / weights, others: others / weights };
}
