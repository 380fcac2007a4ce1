import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { Figure, RoleCheckResult } from "../../../../src/model/planning.ts";
import type { Role } from "../../../../src/model/role.ts";
import { percent } from "../../../../src/model/words.ts";
import type { Room } from "../../../../src/planning/charts/axes.ts";
import { holdsByAreaChart, holdsChart } from "../../../../src/planning/charts/holds-chart.ts";
import { countingText, figureText, lookAgainText, monthsText } from "../../../../src/planning/planning-text.ts";
import { halfLifeText } from "../../../../src/reports/half-life.ts";
import { useOperation } from "../../api/use-operation.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { ExportRow } from "../../design/export-row.tsx";
import { Picture } from "../../design/picture.tsx";
import { Slider } from "../../design/slider.tsx";
import { Answered } from "../../design/states.tsx";
import { useSettled } from "../../design/use-settled.ts";
import type { Change, RoleSearch } from "../../router.tsx";

const MOVING_MS = 400;
const USUAL_LEAST = 75;

/** How much of what the role asks for still counts later, when to look again, and what to widen or narrow. */
export function Holds({ role, search }: { role: Role; search: RoleSearch }): React.JSX.Element {
  const navigate = useNavigate({ from: "/role" });
  const change = (part: Change<RoleSearch>): void =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  const fill = within(search.fill, 0, 24);
  const ramp = within(search.ramp, 0, 24);
  const least = within(search.least, 5, 95);
  const asked = useMemo(
    () => ({
      role,
      ...(fill === undefined ? {} : { fillMonths: fill }),
      ...(ramp === undefined ? {} : { rampMonths: ramp }),
      ...(least === undefined ? {} : { threshold: least / 100 }),
      ...(search.asOf === undefined ? {} : { asOf: search.asOf }),
    }),
    [role, fill, ramp, least, search.asOf],
  );
  const question = useSettled(asked, MOVING_MS);
  const answer = useOperation("roleCheck", question, { keep: true });
  const busy = asked !== question || answer.isPlaceholderData;
  return (
    <section className="section" aria-labelledby="role-holds">
      <h2 id="role-holds">How long it holds</h2>
      <Answered answer={answer} what="Working out how long it holds">
        {(result) => (
          <div className="stack" aria-busy={busy}>
            <Sentence result={result} />
            <Pictures result={result} />
            <Advice result={result} />
            <div className="role-assumed">
              <Assumed
                label="Time to fill"
                value={fill}
                figure={figureOf(result, "fillMonths")}
                onChange={(next) => change({ fill: next === undefined ? undefined : String(next) })}
              />
              <Assumed
                label="Ramp-up"
                value={ramp}
                figure={figureOf(result, "rampMonths")}
                onChange={(next) => change({ ramp: next === undefined ? undefined : String(next) })}
              />
              <Least
                value={least ?? USUAL_LEAST}
                onChange={(next) => change({ least: next === USUAL_LEAST ? undefined : String(next) })}
              />
            </div>
            <Areas result={result} />
            <ExportRow
              name={`workprint-role-${role.role}`}
              what="how long it holds"
              json={() => result}
              csv={() =>
                result.combined.map(({ at, months, date, counts }) => ({
                  at,
                  months,
                  date,
                  counts: counts?.estimate ?? null,
                  low: counts?.low ?? null,
                  high: counts?.high ?? null,
                  beyond: String(counts?.beyond ?? ""),
                }))
              }
            />
          </div>
        )}
      </Answered>
    </section>
  );
}

/** A number of a link, when it is one. */
function within(text: string | undefined, least: number, most: number): number | undefined {
  const value = Number(text);
  return text !== undefined && text !== "" && value >= least && value <= most ? value : undefined;
}

function figureOf({ figures }: RoleCheckResult, name: string): Figure | undefined {
  return figures.find((figure) => figure.name === name);
}

function Sentence({ result: { combined, lookAgain } }: { result: RoleCheckResult }): React.JSX.Element {
  const first = combined.find(({ at }) => at === "first day");
  return (
    <>
      <p className="role-again">
        {lookAgain.by === null ? (
          <strong>No date to look again can be said.</strong>
        ) : (
          <>
            <strong>Look again by {lookAgain.by}.</strong>{" "}
            {first?.counts && (
              <>
                On somebody’s first day, {first.date}, {countingText(first.counts)} of what it asks for today still
                counts.
              </>
            )}
          </>
        )}
      </p>
      <p className="quiet prose">{lookAgainText(lookAgain)}</p>
    </>
  );
}

function Pictures({ result }: { result: RoleCheckResult }): React.JSX.Element {
  const { combined, role, areas, unknownAreas } = result;
  const whole = useCallback((room: Room) => holdsChart(result, room), [result]);
  const each = useCallback((room: Room) => holdsByAreaChart(result, room), [result]);
  return (
    <>
      <Picture
        name={`workprint-holds-${role.role}`}
        what="what still counts"
        label={combined.map(({ at, counts }) => `${at}: ${countingText(counts)}`).join("; ")}
        options={whole}
      >
        The share that still counts, from today on, with its 95 % interval. Solid as far as lines were followed; dashed,
        with open dots, it goes on with the half-life.
      </Picture>
      {areas.length > 1 && (
        <Picture
          name={`workprint-holds-areas-${role.role}`}
          what="what still counts by area"
          label={areas
            .map(
              ({ name, points }) =>
                `${name}: ${countingText(points.find(({ at }) => at === "1 year")!.counts)} after a year`,
            )
            .join("; ")}
          options={each}
        >
          The same for each area: first day, ramped up, one, two and three years.
        </Picture>
      )}
      {unknownAreas.length > 0 && (
        <p className="quiet">Left out, with too few lines to say: {plainText(unknownAreas.join(", "))}.</p>
      )}
    </>
  );
}

function Advice({ result: { advice, cohort } }: { result: RoleCheckResult }): React.JSX.Element {
  return (
    <div className="stack">
      <h3>Widen or narrow it?</h3>
      <ul className="role-advice">
        {advice.map(({ kind, what, reason }) => (
          <li key={kind + what}>
            <p>
              <strong>{kind}</strong> {plainText(what)}
            </p>
            <p className="quiet">{plainText(reason)}</p>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {cohort.placed} have enough public work in its areas to be placed; of {cohort.unknown} more too little is known.
      </p>
    </div>
  );
}

/** Months that are taken for granted, or measured, unless they are set here. */
function Assumed({
  label,
  value,
  figure,
  onChange,
}: {
  label: string;
  value: number | undefined;
  figure: Figure | undefined;
  onChange: (value: number | undefined) => void;
}): React.JSX.Element {
  const usual = figure?.expected ?? 0;
  const [moving, setMoving] = useState<number>();
  const shown = moving ?? value ?? usual;
  return (
    <div className="field">
      <span className="label">
        {label}: <b>{monthsText(shown)}</b>
      </span>
      <Slider
        label={label}
        value={shown}
        max={24}
        text={monthsText(shown)}
        onChange={setMoving}
        onCommit={(next) => {
          setMoving(undefined);
          onChange(next);
        }}
      />
      {value === undefined ? (
        figure && (
          <span className="quiet">
            {figureText(figure)}, {figure.origin}: {plainText(figure.source)} ({figure.date})
          </span>
        )
      ) : (
        <button type="button" className="button plain" onClick={() => onChange(undefined)}>
          As it was taken before
        </button>
      )}
    </div>
  );
}

function Least({ value, onChange }: { value: number; onChange: (value: number) => void }): React.JSX.Element {
  const [moving, setMoving] = useState<number>();
  const shown = moving ?? value;
  return (
    <div className="field">
      <span className="label">
        Look again when less counts than <b>{shown} %</b>
      </span>
      <Slider
        label="Share that should still count"
        value={shown}
        min={5}
        max={95}
        step={5}
        text={`${shown} %`}
        onChange={setMoving}
        onCommit={(next) => {
          setMoving(undefined);
          onChange(next);
        }}
      />
      <span className="quiet">{percent(USUAL_LEAST / 100)} by judgement, unless you set it.</span>
    </div>
  );
}

const COLUMNS = ["first day", "1 year", "2 years", "3 years"] as const;

function Areas({ result: { areas, combined } }: { result: RoleCheckResult }): React.JSX.Element {
  return (
    <Disclosure title="The figures as a table">
      {() => (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="What still counts, by area">
          <table>
            <caption>~ further ahead than lines were followed.</caption>
            <thead>
              <tr>
                <th scope="col">Area</th>
                <th scope="col">Half-life</th>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col" className="figure">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">The role</th>
                <td>all its areas</td>
                {COLUMNS.map((name) => (
                  <td key={name} className="figure">
                    {countingText(combined.find(({ at }) => at === name)!.counts)}
                  </td>
                ))}
              </tr>
              {areas.map(({ area, name, halfLifeDays, points }) => (
                <tr key={area}>
                  <th scope="row">{plainText(name)}</th>
                  <td>{halfLifeText(halfLifeDays)}</td>
                  {COLUMNS.map((column) => (
                    <td key={column} className="figure">
                      {countingText(points.find(({ at }) => at === column)!.counts)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Disclosure>
  );
}
