import * as Plot from "@observablehq/plot";
import { useCallback } from "react";

import type { TeamResult } from "../../../../src/model/team.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Section } from "../../design/section.tsx";

type Point = TeamResult["overTime"]["points"][number];

interface Figure {
  key: string;
  name: string;
  about: string;
  of: (point: Point) => { estimate: number; low: number; high: number } | null;
  show: (value: number) => string;
  /** The least end of the scale, where it can be more. */
  top: number;
}

const whole = (value: number): string => value.toFixed(0);
const one = (value: number): string => value.toFixed(1).replace(/\.0$/, "");
const share = (value: number): string => `${(100 * value).toFixed(0)}\u00a0%`;

const FIGURES: readonly Figure[] = [
  {
    key: "people",
    name: "People at work",
    about: "members with a week that counts",
    of: ({ people }) => (people === null ? null : { estimate: people, low: people, high: people }),
    show: whole,
    top: 4,
  },
  {
    key: "weeks",
    name: "Drive, all together",
    about: "weeks of work in a half-year",
    of: ({ weeks }) => weeks,
    show: whole,
    top: 26,
  },
  {
    key: "each",
    name: "Drive, the member in the middle",
    about: "weeks of work, of 26",
    of: ({ weeksPerPerson }) => weeksPerPerson,
    show: one,
    top: 26,
  },
  {
    key: "lines",
    name: "Depth",
    about: "of the living lines, written by members",
    of: ({ linesShare }) => linesShare,
    show: share,
    top: 1,
  },
  {
    key: "areas",
    name: "Breadth",
    about: "areas, as if worked in evenly",
    of: ({ evenAreas }) => evenAreas,
    show: one,
    top: 4,
  },
];

/** Drive, depth and breadth by half-years, as figures of the team. */
export function OverTime({ result }: { result: TeamResult }): React.JSX.Element {
  const { points, says } = result.overTime;
  return (
    <Section id="time" title="Over time" lead="Figures of the team, by half-years; nobody is drawn alone.">
      <figure>
        <div className="team-panels">
          {FIGURES.map((figure) => (
            <Panel key={figure.key} figure={figure} points={points} />
          ))}
        </div>
        <figcaption>
          Each dot is a half-year of 26 weeks, up to the day under it. Bands are 95 % intervals: over blocks of weeks,
          over people, over the weeks that lines are from. A half-year that begins before the first commit is not known.
        </figcaption>
      </figure>
      <Disclosure title="What can be told, and the figures as a table">
        {() => (
          <div className="stack">
            <ul className="team-says">
              {says.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            <PointsTable points={points} />
          </div>
        )}
      </Disclosure>
    </Section>
  );
}

function Panel({ figure, points }: { figure: Figure; points: readonly Point[] }): React.JSX.Element {
  const options = useCallback((room: Room) => panelChart(figure, points, room), [figure, points]);
  const known = points.flatMap((point) => {
    const value = figure.of(point);
    return value ? [{ at: point.at, ...value }] : [];
  });
  const last = known.at(-1);
  const said = known.map(({ at, estimate, low, high }) => `${day(at)}: ${shown(figure, { estimate, low, high })}`);
  return (
    <div className="team-panel">
      <h3>{figure.name}</h3>
      <p className="quiet">{figure.about}</p>
      <p className="team-now">{last ? shown(figure, last) : "not known"}</p>
      <Chart
        options={options}
        label={
          said.length === 0
            ? `${figure.name}: not known`
            : `${figure.name}, ${figure.about}, by half-years up to ${said.join("; ")}`
        }
      />
    </div>
  );
}

/** `13 (10.5–20)` */
function shown({ show }: Figure, { estimate, low, high }: { estimate: number; low: number; high: number }): string {
  if (low === estimate && high === estimate) return show(estimate);
  return `${show(estimate)} (${show(low)}–${show(high)})`;
}

function panelChart({ of, show, top }: Figure, points: readonly Point[], { width }: Room): Plot.PlotOptions {
  const all = points.map((point) => ({
    at: new Date(point.at),
    ...(of(point) ?? { estimate: NaN, low: NaN, high: NaN }),
  }));
  const most = Math.max(top, ...all.map(({ high }) => (Number.isNaN(high) ? 0 : high)));
  const quiet = { tickSize: 0, label: null, color: "var(--muted)", fontSize: 12 } as const;
  const every = Math.max(1, Math.ceil((all.length * 52) / Math.max(1, width - 40)));
  const dates = all.map(({ at }) => at).filter((_, i) => (all.length - 1 - i) % every === 0);
  return {
    height: 138,
    marginTop: 10,
    marginRight: 22,
    marginBottom: 24,
    marginLeft: 40,
    x: { type: "utc", domain: [all[0]!.at, all.at(-1)!.at] },
    y: { domain: [0, most] },
    marks: [
      Plot.gridY([0, most / 2, most], { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.areaY(all, { x: "at", y1: "low", y2: "high", fill: "var(--accent-soft)", fillOpacity: 0.35 }),
      Plot.lineY(all, { x: "at", y: "estimate", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(all, { x: "at", y: "estimate", r: 4, fill: "var(--accent)", stroke: "var(--bg)", strokeWidth: 1.5 }),
      Plot.axisY([0, most / 2, most], { ...quiet, tickFormat: show }),
      Plot.axisX(dates, { ...quiet, tickFormat: (at: Date) => at.toISOString().slice(0, 7) }),
    ],
  };
}

function PointsTable({ points }: { points: readonly Point[] }): React.JSX.Element {
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Up to</th>
            {FIGURES.map(({ key, name, about }) => (
              <th key={key} scope="col" className="figure team-wrap">
                {name}: {about}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row" className="whole">
                {day(point.at)}
              </th>
              {FIGURES.map((figure) => {
                const value = figure.of(point);
                return (
                  <td key={figure.key} className="figure">
                    {value ? shown(figure, value) : "not known"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
