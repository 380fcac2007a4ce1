import type { TeamResult } from "../model/team.ts";
import { isoTime } from "../model/time.ts";
import type { TeamPoint } from "../team/over-time.ts";
import type { Membership } from "../team/scope.ts";
import { rounded } from "./team-context.ts";

type Point = TeamResult["overTime"]["points"][number];
type Figure = "weeks" | "weeksPerPerson" | "evenAreas" | "linesShare";

const FIGURES: readonly { figure: Figure; name: string; show: (value: number) => string }[] = [
  { figure: "weeks", name: "Drive, all together: weeks of work in a half-year", show: (value) => value.toFixed(0) },
  {
    figure: "weeksPerPerson",
    name: "Drive, the member in the middle: weeks of work in a half-year",
    show: (value) => value.toFixed(1).replace(/\.0$/, ""),
  },
  {
    figure: "linesShare",
    name: "Depth: share of the living lines that members wrote",
    show: (value) => `${(100 * value).toFixed(0)} %`,
  },
  {
    figure: "evenAreas",
    name: "Breadth: areas, as if worked in evenly",
    show: (value) => value.toFixed(1),
  },
];

export function overTimeReport(points: readonly TeamPoint[], membership: Membership): TeamResult["overTime"] {
  const shown = points.map((point) => ({
    from: isoTime(point.from),
    at: isoTime(point.at),
    people: point.people,
    weeks: point.weeks && rounded(point.weeks),
    weeksPerPerson: point.weeksPerPerson && rounded(point.weeksPerPerson),
    areas: point.areas,
    evenAreas: point.evenAreas && rounded(point.evenAreas),
    lines: point.lines,
    linesShare: point.linesShare && rounded(point.linesShare),
  }));
  return {
    points: shown,
    says: [
      ...FIGURES.map(({ figure, name, show }) => change(shown, figure, name, show)),
      membership.kind === "everyone"
        ? "Who is in the team is asked anew at each date: everyone who was active then."
        : "Those who are in the team now are looked at throughout. Who was in it before and is no more is not counted, so a rise can come from that alone.",
    ],
  };
}

/** From the first half-year that is known to the last, and whether a change can be told. */
function change(points: readonly Point[], figure: Figure, name: string, show: (value: number) => string): string {
  const known = points.filter((point) => point[figure] !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${name}: not known; it takes three people and repositories that reach back so far.`;
  const said = (point: Point): string => {
    const { estimate, low, high } = point[figure]!;
    return `${show(estimate)} (${show(low)}–${show(high)}) up to ${point.at.slice(0, 10)}`;
  };
  if (first === last) return `${name}: ${said(last)}. Earlier ones are not known.`;
  const [before, now] = [first[figure]!, last[figure]!];
  const verdict =
    now.low > before.high ? "more" : now.high < before.low ? "less" : "the intervals overlap, so no change can be told";
  return `${name}: ${said(first)}, ${said(last)}: ${verdict}.`;
}
