import * as Plot from "@observablehq/plot";

import { plainText } from "../../../../src/model/plain-text.ts";
import { quarterNumber, quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";
import type { Room } from "../../design/chart.tsx";
import { type Band, bandsOf, type Work } from "../workprint/bands.ts";
import type { Member } from "./members.ts";

const ROW = 110;
const BESIDE = 640;
const LABEL = 190;
const RIGHT = 76;
const BOTTOM = 30;
/** Above each row, where the name has no room beside it. */
const HEAD = 22;

interface MemberWork extends Work {
  member: string;
}

export interface Timelines {
  names: { member: string; name: string }[];
  bands: Band[];
  work: MemberWork[];
  first: number;
  last: number;
}

/** Everybody's work in the same bands over the same quarters. */
export function timelinesOf(members: readonly Member[]): Timelines {
  const people = members.flatMap(({ given, name, person }) => (person ? [{ given, name, person }] : []));
  const shares = new Map<string, { area: string; name: string; share: number }>();
  for (const { person } of people)
    for (const { area, name, share } of person.areas)
      shares.set(area, { area, name, share: share + (shares.get(area)?.share ?? 0) });
  const areas = [...shares.values()].sort((a, b) => b.share - a.share || (a.area < b.area ? -1 : 1));
  const begun = people.flatMap(({ person }) =>
    person.timeline.map(({ quarter }) => quarterNumber(quarter) ?? Infinity),
  );
  const since = begun.length > 0 ? Math.min(...begun) : undefined;
  const all = people.map(({ given, person }) => ({ given, ...bandsOf({ ...person, areas }, since) }));
  return {
    names: people.map(({ given, name }) => ({ member: given, name: plainText(name) })),
    bands: all[0]?.bands ?? [],
    work: all.flatMap(({ given, work }) => work.map((one) => ({ ...one, member: given }))),
    first: all[0]?.first ?? 0,
    last: all[0]?.last ?? 0,
  };
}

/** A row for each person: weeks with work as streams around a middle line. */
export function timelinesChart({ names, bands, work, first, last }: Timelines, { width }: Room): Plot.PlotOptions {
  const beside = width >= BESIDE;
  const left = beside ? LABEL : 2;
  const right = beside ? RIGHT : 2;
  const band = new Map(bands.map((one) => [one.key, one]));
  const { ticks, name } = quarterTicks(first, last, Math.floor((width - left - right) / 70));
  const thickest = Math.max(...thicknesses(work));
  const most = Math.max(13, thickest);
  // Where Plot lays the middle of all streams.
  const centre = thickest / 2;
  const gap = beside ? 8 : HEAD;
  return {
    height: names.length * (ROW + gap) + BOTTOM + (beside ? 0 : HEAD),
    marginLeft: left,
    marginRight: right,
    marginTop: beside ? 4 : HEAD,
    marginBottom: BOTTOM,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: [centre - most / 2, centre + most / 2], axis: null },
    fy: { domain: names.map(({ member }) => member), axis: null, paddingInner: gap / (ROW + gap), paddingOuter: 0 },
    marks: [
      Plot.gridX(ticks.map(quarterStart), { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.ruleY(names, { fy: "member", y: () => centre, stroke: "var(--line)" }),
      Plot.areaY(work, {
        fy: "member",
        x: ({ quarter }: Work) => middle(quarter),
        y: "weeks",
        z: "band",
        fill: { value: ({ band: key }: Work) => band.get(key)!.colour, scale: null },
        stroke: "var(--bg)",
        strokeWidth: 0.5,
        offset: "center",
        // The same order for everybody, so that a band can be looked for.
        order: bands.map(({ key }) => key),
        curve: "monotone-x",
        title: ({ band: key }: Work) => band.get(key)!.name,
      }),
      Plot.text(names, {
        fy: "member",
        text: "name",
        fontSize: 13,
        fontWeight: 600,
        frameAnchor: beside ? "left" : "top-left",
        textAnchor: beside ? "end" : "start",
        dx: beside ? -14 : 0,
        dy: beside ? 0 : -14,
        lineWidth: (beside ? LABEL - 14 : width) / 13 / 1.2,
        textOverflow: "ellipsis-end",
      }),
      Plot.axisX(ticks.map(quarterStart), {
        anchor: "bottom",
        tickSize: 0,
        fontSize: 12,
        color: "var(--muted)",
        label: null,
        textAnchor: "start",
        tickFormat: (start: Date) => name(4 * start.getUTCFullYear() + Math.floor(start.getUTCMonth() / 3)),
      }),
      ...(beside ? measure(names, quarterStart(last + 1), centre) : []),
    ],
  };
}

/** How thick thirteen weeks are, beside the first row. */
function measure(names: Timelines["names"], end: Date, centre: number): Plot.Markish[] {
  const [first] = names;
  return [
    Plot.ruleX(first ? [first] : [], {
      fy: "member",
      x: () => end,
      y1: centre - 6.5,
      y2: centre + 6.5,
      stroke: "var(--ink)",
      strokeWidth: 2,
      dx: 8,
    }),
    Plot.text(first ? [first] : [], {
      fy: "member",
      x: () => end,
      y: () => centre,
      text: () => "13 weeks",
      textAnchor: "start",
      dx: 15,
      fontSize: 12,
    }),
  ];
}

function middle(quarter: number): Date {
  return new Date((quarterStart(quarter).getTime() + quarterStart(quarter + 1).getTime()) / 2);
}

/** Of all streams of somebody together in each quarter. */
function thicknesses(work: readonly MemberWork[]): number[] {
  const sums = new Map<string, number>();
  for (const { member, quarter, weeks } of work)
    sums.set(`${quarter} ${member}`, (sums.get(`${quarter} ${member}`) ?? 0) + weeks);
  return [...sums.values()];
}
