import { useCallback, useMemo, useState } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { AgentsReport, Figure, PayBack, PlanReport, PlanResult } from "../../../../src/model/planning.ts";
import { percent } from "../../../../src/model/words.ts";
import { type Room } from "../../../../src/planning/charts/axes.ts";
import { budgetChart, mostMoney, spentInYears } from "../../../../src/planning/charts/budget-chart.ts";
import { coverageChart, mostPeople } from "../../../../src/planning/charts/coverage-chart.ts";
import { payBackChart } from "../../../../src/planning/charts/pay-back-chart.ts";
import { seatsText, TIMELINE_LEGEND, timelineChart } from "../../../../src/planning/charts/timeline-chart.ts";
import { monthAfter, monthsBetween } from "../../../../src/planning/months.ts";
import { payBackText } from "../../../../src/planning/plan-text.ts";
import { bandText, figureText, moneyText, monthText, PLAN_LIMITS } from "../../../../src/planning/planning-text.ts";
import type { InputOf } from "../../../../src/http/operations.ts";
import { Contents } from "../../design/contents.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { download } from "../../design/download.ts";
import { ExportRow } from "../../design/export-row.tsx";
import { Picture } from "../../design/picture.tsx";
import { dotMarks } from "../../design/row-marks.ts";
import { Rows, type RowScale } from "../../design/rows.tsx";
import type { Chosen } from "./chosen.ts";
import { Matrix } from "./matrix.tsx";

const SECTIONS = [
  ["timeline", "Timeline"],
  ["when", "By when"],
  ["coverage", "Coverage"],
  ["matrix", "Matrix"],
  ["money", "Money"],
  ["pay-back", "Pay-back"],
  ["agents", "Agents"],
  ["figures", "Figures"],
] as const;

/** Everything that is found of one plan or two, as pictures. */
export function Found({
  result,
  question,
  chosen,
}: {
  result: PlanResult;
  question: InputOf<"plan">;
  chosen: readonly Chosen[];
}): React.JSX.Element {
  const { plans, agents } = result;
  return (
    <>
      <Contents sections={SECTIONS} />
      <Section id="timeline" title="From the search to carrying the work">
        <p className="legend">
          {TIMELINE_LEGEND.map(({ colour, name }) => (
            <span key={name}>
              <i style={{ background: colour }} />
              {name}
            </span>
          ))}
        </p>
        <Each plans={plans}>{(plan) => <Timeline plan={plan} />}</Each>
      </Section>
      <Section id="when" title="By when each area has enough people">
        <ByWhen plans={plans} />
      </Section>
      <Section id="coverage" title="How many people carry each area">
        <Each plans={plans}>{(plan) => <Coverage plan={plan} most={mostPeople(plans)} />}</Each>
      </Section>
      <Section id="matrix" title="How likely enough people are, month by month">
        <Each plans={plans}>{(plan) => <Matrix plan={plan} />}</Each>
      </Section>
      <Section id="money" title="Money against the limit">
        <Each plans={plans}>{(plan) => <Budget plan={plan} most={mostMoney(plans)} />}</Each>
      </Section>
      <Section id="pay-back" title="When investing in juniors pays back">
        <Each plans={plans}>{(plan) => <PayBacks plan={plan} />}</Each>
      </Section>
      <Section id="agents" title="Where people beat agents, and where not">
        <Agents agents={agents} />
      </Section>
      <Section id="figures" title="What every figure rests on">
        <p className="quiet prose">
          What is measured is measured on {result.repositories.join(", ")}. {PLAN_LIMITS}
        </p>
        {plans.map((plan) => (
          <Disclosure key={plan.name} title={`Figures of ${plainText(plan.title)}, each with its origin`}>
            {() => <Figures figures={plan.figures} />}
          </Disclosure>
        ))}
      </Section>
      <Home result={result} question={question} chosen={chosen} />
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }): React.JSX.Element {
  return (
    <section className="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** The same of each plan, side by side where there is room. */
function Each({
  plans,
  children,
}: {
  plans: readonly PlanReport[];
  children: (plan: PlanReport) => React.ReactNode;
}): React.JSX.Element {
  return (
    <div className="plan-each">
      {plans.map((plan) => (
        <div key={plan.name}>
          {plans.length > 1 && <h3>{plainText(plan.title)}</h3>}
          {children(plan)}
        </div>
      ))}
    </div>
  );
}

const fileOf = (plan: PlanReport, what: string): string =>
  `workprint-${plan.name.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 40)}-${what}`;

function Timeline({ plan }: { plan: PlanReport }): React.JSX.Element {
  const options = useCallback((room: Room) => timelineChart(plan, room), [plan]);
  return (
    <Picture
      name={fileOf(plan, "timeline")}
      what={`the timeline of ${plainText(plan.title)}`}
      label={plan.timeline.map(seatsText).join("; ")}
      options={options}
    >
      The dot is what is expected; the line runs from good luck to bad.
    </Picture>
  );
}

function Coverage({ plan, most }: { plan: PlanReport; most: number }): React.JSX.Element {
  const options = useCallback((room: Room) => coverageChart(plan, most, room), [plan, most]);
  return (
    <Picture
      name={fileOf(plan, "coverage")}
      what={`the coverage of ${plainText(plan.title)}`}
      label={plan.areas
        .map(({ name, need, covered }) => `${name}: needs ${need}, ${bandText(covered)} of the work is covered`)
        .join("; ")}
      options={options}
    >
      People who carry the work. In the band lie 95 % of outcomes, with all that is not known turned out badly or well
      at once; the dashed line is the need.
    </Picture>
  );
}

function Budget({ plan, most }: { plan: PlanReport; most: number }): React.JSX.Element {
  const options = useCallback((room: Room) => budgetChart(plan, most, room), [plan, most]);
  const { years } = plan.budget;
  const words = years.map(
    ({ from, to, cost, budget, overFrom }) =>
      `${from} to ${to}: ${moneyText(cost, plan.currency)} of ${moneyText(budget, plan.currency)}${overFrom === null ? "" : `, used up in ${overFrom}`}`,
  );
  return (
    <>
      <Picture
        name={fileOf(plan, "money")}
        what={`the money of ${plainText(plan.title)}`}
        label={words.join("; ")}
        options={options}
      >
        What each year has come to by month, when every seat is filled and nobody leaves. {words.join(". ")}.
      </Picture>
      <Disclosure title="Months as a table">
        {() => (
          <div className="table-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Month</th>
                  <th scope="col" className="figure">
                    Spent in its year, {plan.currency}
                  </th>
                </tr>
              </thead>
              <tbody>
                {spentInYears(plan).map(({ month, spent }) => (
                  <tr key={month}>
                    <th scope="row">{month}</th>
                    <td className="figure">{Math.round(spent)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Disclosure>
    </>
  );
}

function PayBacks({ plan }: { plan: PlanReport }): React.JSX.Element {
  if (plan.payBack.length === 0)
    return <p>There is no junior seat with a senior one to compare it with: nothing is invested here.</p>;
  return (
    <>
      {plan.payBack.map((one) => (
        <PayBackPicture key={`${one.areas.join()} ${one.juniorCostPerYear}`} plan={plan} one={one} />
      ))}
    </>
  );
}

function PayBackPicture({ plan, one }: { plan: PlanReport; one: PayBack }): React.JSX.Element {
  const options = useCallback((room: Room) => payBackChart(one, room), [one]);
  const says = plainText(payBackText(one, plan.currency));
  return (
    <div className="stack">
      <p className="prose">{says}</p>
      <Picture
        name={fileOf(plan, `pay-back-${one.areas.join("-")}`)}
        what={`the pay-back of a junior for ${one.areas.join(", ")}`}
        label={says}
        options={options}
      >
        What a month of work has cost so far, in {plan.currency}, with the time that a senior gives; against{" "}
        {plainText(one.seniorFrom)}. The thick line at the foot is the range of the crossing.
      </Picture>
    </div>
  );
}

/** Both plans on one scale of months, area by area. */
function ByWhen({ plans }: { plans: readonly PlanReport[] }): React.JSX.Element {
  const { scale, groups } = useMemo(() => {
    const start = plans.map((plan) => plan.start).sort()[0]!;
    const end = Math.max(...plans.map((plan) => monthsBetween(start, plan.start) + plan.horizonMonths));
    const ends: [number, number] = [0, end];
    const rows: RowScale = {
      x: { domain: ends, axis: null },
      ticks: (pixels) => {
        const step = [3, 6, 12, 24].find((size) => (end / size) * 62 <= pixels) ?? 60;
        return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
      },
      tickName: (month) => monthAfter(start, month),
      label: "Enough at even odds",
    };
    const ids = [...new Set(plans.flatMap(({ areas }) => areas.map(({ area }) => area)))];
    return {
      scale: rows,
      groups: ids.map((id) => ({
        title: plainText(plans.flatMap(({ areas }) => areas).find(({ area }) => area === id)!.name),
        rows: plans.flatMap((plan) => {
          const found = plan.areas.find(({ area }) => area === id);
          if (!found) return [];
          const { even, likely } = found.byWhen;
          const at = (month: string | null): number | null => (month === null ? null : monthsBetween(start, month));
          const text = monthText(even);
          return [
            {
              key: plan.name,
              head: plainText(plan.title),
              detail: `needs ${found.need}`,
              value: (
                <>
                  {text}
                  <div className="quiet">with 90 %: {likely.month ?? "not within it"}</div>
                </>
              ),
              label: `${plan.title}, ${found.name}: enough at even odds by ${text}`,
              marks:
                even.earliest === null
                  ? []
                  : dotMarks({ estimate: at(even.month), low: at(even.earliest)!, high: at(even.latest) }, ends),
            },
          ];
        }),
      })),
    };
  }, [plans]);
  return (
    <div className="plan-when">
      <h3 className="hidden">At even odds</h3>
      <Rows scale={scale} groups={groups} />
    </div>
  );
}

const POINTS = 0.5;

function Agents({ agents }: { agents: AgentsReport }): React.JSX.Element {
  const { shares, lasting, most } = useMemo(() => {
    const top = Math.max(0.1, ...agents.areas.map(({ share }) => share?.high ?? 0));
    const ends: [number, number] = [0, Math.min(1, Math.ceil(10 * top) / 10)];
    const all = [...agents.areas, { area: "all", name: "All areas together", ...agents.all }];
    return {
      most: ends[1],
      shares: [
        {
          rows: agents.areas.map(({ area, name, share, disclosed, commits }) => {
            const text =
              share === null ? "no commits" : bandText({ low: share.low, expected: share.estimate, high: share.high });
            return {
              key: area,
              head: name,
              detail: `${disclosed} of ${commits} commits`,
              value: text,
              label: `${name}: ${text} of commits disclose a coding agent`,
              marks: share === null ? [] : dotMarks(share, ends),
            };
          }),
        },
      ],
      lasting: [
        {
          rows: all.map(({ area, name, lasting: { difference, says, commits } }) => ({
            key: area,
            head: name,
            detail: `${commits} disclosed commits followed`,
            value: difference
              ? `${points(difference.estimate)} (${points(difference.low)} to ${points(difference.high)}), ${says}`
              : says,
            label: `${name}: ${says}`,
            marks: difference ? dotMarks(difference, [-POINTS, POINTS], says !== "can't be told") : [],
          })),
        },
      ],
    };
  }, [agents]);
  const shareScale = useMemo(
    (): RowScale => ({
      x: { domain: [0, most], axis: null },
      ticks: () => [0, most / 2, most],
      tickName: percent,
      label: "Commits that disclose an agent",
    }),
    [most],
  );
  return (
    <>
      <ul className="plan-says">
        {agents.says.map((says) => (
          <li key={says}>{plainText(says)}</li>
        ))}
      </ul>
      <div className="plan-each">
        <div>
          <h3>How much is disclosed</h3>
          <Rows scale={shareScale} groups={shares} />
        </div>
        <div>
          <h3>Whose lines last longer, after {agents.days} days</h3>
          <Rows scale={LASTING} groups={lasting} />
        </div>
      </div>
    </>
  );
}

const LASTING: RowScale = {
  x: { domain: [-POINTS, POINTS], axis: null },
  ticks: (pixels) => (pixels < 260 ? [-POINTS, 0, POINTS] : [-POINTS, -0.25, 0, 0.25, POINTS]),
  tickName: (share) => (share < 0 ? `people ${points(-share)}` : share > 0 ? `agents ${points(share)}` : "alike"),
  label: "Lines that are still there, points",
  marked: 0,
};

function points(share: number): string {
  const rounded = Math.round(100 * share);
  return rounded > 0 ? `+${rounded}` : String(rounded).replace("-", "−");
}

function Figures({ figures }: { figures: readonly Figure[] }): React.JSX.Element {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Figures and where they come from">
      <table>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Value</th>
            <th scope="col">Origin</th>
            <th scope="col">Source</th>
            <th scope="col">As of</th>
            <th scope="col">To change it</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr key={one.name + one.label}>
              <th scope="row">{plainText(one.label)}</th>
              <td className="whole">{figureText(one)}</td>
              <td>{one.origin}</td>
              <td>{plainText(one.source)}</td>
              <td className="whole">{plainText(one.date)}</td>
              <td>{one.change}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Home({
  result,
  question,
  chosen,
}: {
  result: PlanResult;
  question: InputOf<"plan">;
  chosen: readonly Chosen[];
}): React.JSX.Element {
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    // Posted, so that no budget is in a link.
    const response = await fetch("/export/plan.html", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    download("workprint-plan.html", "text/html;charset=utf-8", text);
  };
  return (
    <ExportRow name="workprint-plan" what="the plan" json={() => result} csv={() => rowsOf(result)}>
      {chosen.map(({ slot, file, text }) => (
        <button
          key={slot}
          type="button"
          className="button plain"
          onClick={() => download(/\.ya?ml$/.test(file) ? file : `${file}.yaml`, "application/yaml", text)}
        >
          {/\.ya?ml$/.test(file) ? file : `${file}.yaml`}
        </button>
      ))}
      <button
        type="button"
        className="button plain"
        onClick={() =>
          void save().then(
            () => setSaid(""),
            (error: Error) => setSaid(`The page could not be made: ${error.message}`),
          )
        }
      >
        One HTML file
      </button>
      <span role="status">{said}</span>
    </ExportRow>
  );
}

function rowsOf({ plans }: PlanResult): Record<string, string | number | null>[] {
  return plans.flatMap(({ name, areas }) =>
    areas.flatMap(({ area, need, monthly }) =>
      monthly.map(({ month, low, expected, high, chance }) => ({
        plan: name,
        area,
        month,
        need,
        people: expected,
        people_low: low,
        people_high: high,
        chance: chance.expected,
        chance_low: chance.low,
        chance_high: chance.high,
      })),
    ),
  );
}
