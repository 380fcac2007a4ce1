import * as Plot from "@observablehq/plot";

import { plainText } from "../../../../src/model/plain-text.ts";
import { quarterNumber, quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";
import type { Room } from "../../design/chart.tsx";
import { type Band, bandsOf, type Layer, layersOf, quarterMiddle, type Work } from "../workprint/bands.ts";
import type { Member } from "./members.ts";

/** Of a quarter, for the measure of thickness. */
const WEEKS = 13;
const ROW = 110;
const BESIDE = 640;
const LABEL = 190;
const RIGHT = 76;
const BOTTOM = 30;
/** Above each row, where the name has no room beside it. */
const HEAD = 22;

interface MemberLayer extends Layer {
  member: string;
}

export interface Timelines {
  names: { member: string; name: string }[];
  bands: Band[];
  layers: MemberLayer[];
  /** Weeks of all streams together of somebody, where they are most. */
  thickest: number;
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
  const all = people.map(({ given, person }) => {
    const bands = bandsOf({ ...person, areas }, since);
    // The same order of bands for everybody, so that one can be looked for.
    return { given, ...bands, ...layersOf(bands.bands, bands.work) };
  });
  return {
    names: people.map(({ given, name }) => ({ member: given, name: plainText(name) })),
    bands: all[0]?.bands ?? [],
    layers: all.flatMap(({ given, layers }) => layers.map((layer) => ({ ...layer, member: given }))),
    thickest: Math.max(0, ...all.map((one) => one.thickest)),
    first: all[0]?.first ?? 0,
    last: all[0]?.last ?? 0,
  };
}

/** A row for each person: weeks with work as streams around a middle line. */
export function timelinesChart(
  { names, bands, layers, thickest, first, last }: Timelines,
  { width }: Room,
): Plot.PlotOptions {
  const beside = width >= BESIDE;
  const left = beside ? LABEL : 2;
  const right = beside ? RIGHT : 2;
  const band = new Map(bands.map((one) => [one.key, one]));
  const { ticks, name } = quarterTicks(first, last, Math.floor((width - left - right) / 70));
  const most = Math.max(WEEKS, thickest) / 2;
  const gap = beside ? 8 : HEAD;
  return {
    height: names.length * (ROW + gap) + BOTTOM + (beside ? 0 : HEAD),
    marginLeft: left,
    marginRight: right,
    marginTop: beside ? 4 : HEAD,
    marginBottom: BOTTOM,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: [-most, most], axis: null },
    fy: { domain: names.map(({ member }) => member), axis: null, paddingInner: gap / (ROW + gap), paddingOuter: 0 },
    marks: [
      Plot.gridX(ticks.map(quarterStart), { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.ruleY(names, { fy: "member", y: () => 0, stroke: "var(--line)" }),
      Plot.areaY(layers, {
        fy: "member",
        x: ({ quarter }: Work) => quarterMiddle(quarter),
        y1: "y1",
        y2: "y2",
        z: "band",
        fill: { value: ({ band: key }: Work) => band.get(key)!.colour, scale: null },
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
      ...(beside ? measure(names, quarterStart(last + 1)) : []),
    ],
  };
}

/** How thick thirteen weeks are, beside the first row. */
function measure(names: Timelines["names"], end: Date): Plot.Markish[] {
  const [first] = names;
  return [
    Plot.ruleX(first ? [first] : [], {
      fy: "member",
      x: () => end,
      y1: -WEEKS / 2,
      y2: WEEKS / 2,
      stroke: "var(--ink)",
      strokeWidth: 2,
      dx: 8,
    }),
    Plot.text(first ? [first] : [], {
      fy: "member",
      x: () => end,
      y: () => 0,
      text: () => "13 weeks",
      textAnchor: "start",
      dx: 15,
      fontSize: 12,
    }),
  ];
}
