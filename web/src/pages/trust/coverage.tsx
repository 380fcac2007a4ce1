import * as Plot from "@observablehq/plot";
import { useCallback } from "react";

import type { BacktestResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { censoredText } from "../../../../src/reports/backtest-text.ts";
import { Chart } from "../../design/chart.tsx";
import { count, day } from "../../../../src/reports/html/format.ts";

/** What the test rests on: cases, people, repositories and dates, and what is too young. */
export function Coverage({ result }: { result: BacktestResult }): React.JSX.Element | null {
  const { cases, people, repositories, cutDates, censored } = result;
  const facts = [
    [
      count(cases),
      cases === 1 ? "case" : "cases",
      "a person in a repository at a date, with at least 5 commits in the year before",
    ],
    [count(people), people === 1 ? "person" : "people", "many of them at several dates, so cases hang together"],
    [count(repositories), repositories === 1 ? "repository" : "repositories", "other repositories can differ"],
    [
      count(censored.cases),
      censored.cases === 1 ? "case too young" : "cases too young",
      "what came of them is not known yet; in none of the figures",
    ],
  ] as const;
  // Nothing was asked: zeros would say the same four times.
  const shown = cases > 0 ? facts : facts.slice(-1);
  if (cases + censored.cases === 0) return null;
  return (
    <section className="section" id="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">What this rests on</h2>
      <dl className="trust-facts">
        {shown.map(([figure, name, about]) => (
          <div key={name}>
            <dt>
              <strong>{figure}</strong> {name}
            </dt>
            <dd className="quiet">{about}</dd>
          </div>
        ))}
      </dl>
      {cutDates.length + censored.cutDates.length > 0 && <Dates result={result} />}
    </section>
  );
}

function Dates({ result }: { result: BacktestResult }): React.JSX.Element {
  const { cutDates, censored } = result;
  const options = useCallback((): Plot.PlotOptions => {
    const dots = [
      ...cutDates.map((date) => ({ at: new Date(date), known: true })),
      ...censored.cutDates.map((date) => ({ at: new Date(date), known: false })),
    ];
    const years = dots.map(({ at }) => at.getUTCFullYear());
    const ends = [Math.min(...years), Math.max(...years) + 1].map((year) => new Date(Date.UTC(year, 0)));
    return {
      height: 58,
      marginTop: 0,
      marginBottom: 26,
      marginLeft: 16,
      marginRight: 24,
      x: { type: "utc", label: null, domain: ends },
      y: { axis: null },
      marks: [
        Plot.axisX({ ticks: "year", tickSize: 0, color: "var(--muted)", fontSize: 12, label: null, tickFormat: "%Y" }),
        Plot.ruleY([0], { stroke: "var(--line)" }),
        Plot.dot(dots, {
          x: "at",
          y: 0,
          r: 6,
          fill: { value: ({ known }: { known: boolean }) => (known ? "var(--accent)" : "var(--bg)"), scale: null },
          stroke: "var(--accent)",
          strokeWidth: 1.5,
        }),
      ],
    };
  }, [cutDates, censored]);
  const [first, last] = [cutDates[0], cutDates.at(-1)];
  return (
    <figure className="trust-dates">
      <Chart
        options={options}
        label={`Dates that were asked: ${cutDates.join(", ")}${censored.cutDates.length > 0 ? `; too young: ${censored.cutDates.join(", ")}` : ""}`}
      />
      <figcaption>
        {first !== undefined && last !== undefined
          ? `Asked at ${plural(cutDates.length, "date")}, from ${day(first)} to ${day(last)} (full dots, UTC). `
          : "At none of the dates is it known what came of all. "}
        {censored.cutDates.length > 0 && `At the rings something is too young. ${censoredText(result) ?? ""}`} Each
        figure is made from what had landed by the date, and nothing later.
      </figcaption>
    </figure>
  );
}
