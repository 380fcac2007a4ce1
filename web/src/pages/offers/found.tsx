import { useCallback, useMemo, useState } from "react";

import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import {
  amountText,
  breakEvenTexts,
  comparisonText,
  errorText,
  rateText,
} from "../../../../src/reports/offers-text.ts";
import type { Room } from "../../design/chart.tsx";
import { Choice } from "../../design/choice.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { Picture } from "../../design/picture.tsx";
import { useSame } from "../../design/use-same.ts";
import type { Entered } from "../../offers/entered.ts";
import type { Compared } from "../../offers/offers.worker.ts";
import { aversionChart } from "./aversion-chart.ts";
import { Closing } from "./closing.tsx";
import { Defaults } from "./defaults.tsx";
import { fanChart } from "./fan-chart.ts";
import { FiguresTable } from "./figures-table.tsx";
import { Home } from "./home.tsx";
import { Odds } from "./odds.tsx";
import { Tips } from "./tips.tsx";
import { canBeLog, hasHeavyTail, worthChart } from "./worth-chart.ts";

/** What came of a comparison: sentences, pictures, figures. */
export function Found({
  compared,
  stale,
  entered,
  youData,
  change,
}: {
  compared: Compared;
  /** Something that was entered can't be used, so this is of before. */
  stale: boolean;
  entered: Entered;
  youData: Record<string, unknown> | undefined;
  change: (part: Partial<Entered>) => void;
}): React.JSX.Element {
  const { result, drawn } = compared;
  const { paths, baseline, currency, year, horizonYears } = result;
  const base = paths.find(({ path }) => path === baseline)!;
  const others = paths.filter((path) => path !== base);
  return (
    <div
      className="offers-result"
      data-share={compared.share}
      data-runs={result.runs}
      data-valued-ms={Math.round(compared.valuedMs)}
    >
      {stale && (
        <p className="notice warn" role="status">
          Below is what was found before: something that was entered can’t be used yet.
        </p>
      )}
      <ul className="offers-said" aria-label="In a sentence">
        {others.map((path) => (
          <li key={path.path}>{plainText(comparisonText(path, base, currency))}</li>
        ))}
        {others.length === 0 && <li>Add another path to compare this one with.</li>}
      </ul>
      {result.notes.map((note) => (
        <p key={note} className="quiet">
          {plainText(note)}
        </p>
      ))}
      <Worth result={result} drawn={drawn} />
      <section className="section" id="years" aria-labelledby="years-title">
        <h2 id="years-title">How the money adds up</h2>
        <Fans result={result} drawn={drawn} />
      </section>
      {others.length > 0 && <Odds result={result} />}
      {others.length > 0 && <Against compared={compared} />}
      <section className="section" id="risk" aria-labelledby="risk-title">
        <h2 id="risk-title">If risk costs you less, or more</h2>
        <Aversion result={result} drawn={drawn} />
      </section>
      <Closing result={result} entered={entered} youData={youData} change={change} />
      <Defaults result={result} />
      <section className="section" id="figures" aria-labelledby="figures-title">
        <h2 id="figures-title">The figures</h2>
        <FiguresTable result={result} />
        <p className="quiet prose">
          In {currency} of {year}, after tax, over {horizonYears} years, discounted at {rateText(result.discount.real)}{" "}
          a year beyond inflation. {errorText(result)}
        </p>
        <Home compared={compared} />
      </section>
    </div>
  );
}

interface Part {
  result: OfferResult;
  drawn: Compared["drawn"];
}

/** Without what tips the balance, which comes later: pictures that don’t show it stay as they are. */
function worthOnly({ result, drawn }: Part): Part {
  return {
    result: {
      ...result,
      closing: null,
      paths: result.paths.map((path) => ({ ...path, breakEven: null, tornado: [] })),
    },
    drawn: drawn.map((one) => ({ ...one, lines: [] })),
  };
}

function Worth(part: Part): React.JSX.Element {
  const { result, drawn } = useSame(worthOnly(part));
  const [chosen, setChosen] = useState<"plain" | "log">();
  const able = canBeLog(drawn);
  const log = able && (chosen ?? (hasHeavyTail(drawn) ? "log" : "plain")) === "log";
  const options = useCallback((room: Room) => worthChart(result, drawn, log, room), [result, drawn, log]);
  const { currency, year, horizonYears, riskAversion, wealth, paths } = result;
  return (
    <section className="section" id="worth" aria-labelledby="worth-title">
      <h2 id="worth-title">
        What each path is worth over {horizonYears} years, in {currency} of {year}
      </h2>
      {able && (
        <OneOf
          label="Scale"
          value={log ? "log" : "plain"}
          options={[
            { value: "plain", name: "Even scale" },
            { value: "log", name: "Scale by factors" },
          ]}
          onChange={setChosen}
        />
      )}
      <Picture
        name="workprint-offers-worth"
        what="what each path is worth"
        options={options}
        label={paths
          .map(
            ({ title, certain, value }) =>
              `${title}: sure sum ${amountText(certain)}, median ${amountText(value.median)}, from ${amountText(value.p10)} to ${amountText(value.p90)} in eight of ten runs`,
          )
          .join("; ")}
      >
        The dot is the sure sum: what you would take for certain instead, at risk aversion {riskAversion} with{" "}
        {amountText(wealth)} to fall back on. Every thin stripe is one of a hundred outcomes, each as likely as another;
        the line holds eight of ten, the short upright stroke halves them.
      </Picture>
    </section>
  );
}

function Fans(part: Part): React.JSX.Element {
  const { result, drawn } = useSame({
    result: { ...part.result, closing: null, paths: part.result.paths.map((path) => ({ ...path, tornado: [] })) },
    drawn: part.drawn.map((one) => ({ ...one, lines: [] })),
  });
  const options = useCallback((room: Room) => fanChart(result, drawn, room), [result, drawn]);
  const { horizonYears, paths, currency, baseline } = result;
  return (
    <Picture
      name="workprint-offers-years"
      what="how money adds up"
      options={options}
      label={drawn
        .map(({ path, fan }) => {
          const at = fan[horizonYears]!.at;
          return `${path}: after ${horizonYears} years ${amountText(at[2]!)} in the middle, ${amountText(at[0]!)} to ${amountText(at[4]!)} in eight of ten runs`;
        })
        .join("; ")}
    >
      Money in {currency} after tax and discounted, without other terms, added up from year to year: the middle of all
      runs, half of them in the dark band, eight of ten in the light one. “Later” is what stock pays after the horizon.
      {paths.length > 1 && <> The dashed line is what is expected of {plainText(baseline)}.</>}
    </Picture>
  );
}

function Aversion(part: Part): React.JSX.Element {
  const { result } = useSame(worthOnly(part));
  const options = useCallback((room: Room) => aversionChart(result, room), [result]);
  return (
    <Picture
      name="workprint-offers-risk"
      what="sure sums by risk aversion"
      options={options}
      label={result.paths
        .map(
          ({ path, byAversion }) =>
            `${path}: ${byAversion.map(({ riskAversion, certain }) => `${amountText(certain)} at ${riskAversion}`).join(", ")}`,
        )
        .join("; ")}
    >
      The sure sum of each path. 1 takes risk easily, 4 hardly any; the dashed line is yours. Where lines cross, your
      answer depends on how you bear risk.
    </Picture>
  );
}

/** One path against the one that all are compared with. */
function Against({ compared: { result, drawn } }: { compared: Compared }): React.JSX.Element {
  const { paths, baseline } = result;
  const others = useMemo(() => paths.filter(({ path }) => path !== baseline), [paths, baseline]);
  const [chosen, setChosen] = useState<string>();
  const path = others.find((one) => one.path === chosen) ?? others[0]!;
  const base = paths.find((one) => one.path === baseline)!;
  return (
    <section className="section" id="against" aria-labelledby="against-title">
      <h2 id="against-title">What would tip the balance</h2>
      {others.length > 1 && (
        <div className="offers-pair">
          <Choice
            label={`Against ${plainText(base.title)}`}
            value={path.path}
            options={others.map((one) => ({ value: one.path, name: plainText(one.title) }))}
            onChange={setChosen}
          />
        </div>
      )}
      {path.breakEven ? (
        <>
          <ul className="offers-facts">
            {breakEvenTexts(path).map((text) => (
              <li key={text}>{text}.</li>
            ))}
          </ul>
          <Tips
            path={path}
            base={base}
            drawn={drawn.find((one) => one.path === path.path)!}
            currency={result.currency}
          />
        </>
      ) : (
        <p className="quiet">Working it out …</p>
      )}
    </section>
  );
}
