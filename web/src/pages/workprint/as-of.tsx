import { useNavigate } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { Slider } from "../../design/slider.tsx";
import { useDraft } from "../../design/use-draft.ts";
import { stopAt, stopsBetween } from "./stops.ts";

/** The date that everything is seen from, a quarter a step. */
export function AsOf({
  latest,
  asOf,
  busy,
}: {
  /** The answer for the latest date that is known. */
  latest: PersonResult;
  asOf: string | undefined;
  busy: boolean;
}): React.JSX.Element {
  const navigate = useNavigate({ from: "/people/$person" });
  const firsts = latest.observability.sources.map(({ first }) => first).sort();
  const stops = stopsBetween(firsts[0] ?? latest.asOf, latest.asOf);
  const [place, setPlace] = useDraft(stopAt(stops, asOf));
  const go = (stop: string | undefined): void =>
    void navigate({ search: (old) => ({ ...old, asOf: stop }), replace: true, resetScroll: false });
  const moved = place !== stopAt(stops, asOf);
  const date = moved ? stops[place] : asOf;
  const text = date === undefined ? `${day(latest.asOf)}, the latest known` : `${date}${isDay(date) ? " (UTC)" : ""}`;
  return (
    <section className="workprint-as-of" aria-label="As-of date">
      <p>
        As of <strong>{text}</strong>
        <span role="status" className="quiet">
          {busy ? "Asking that date …" : ""}
        </span>
      </p>
      {stops.length > 1 && (
        <Slider
          label="As-of date, by quarter"
          value={place}
          max={stops.length - 1}
          text={text}
          onChange={setPlace}
          onCommit={(next) => go(stops[next])}
        />
      )}
      <div className="workprint-as-of-ends quiet">
        <span>{stops[0] === undefined ? day(latest.asOf) : quarterText(stops[0])}</span>
        {asOf === undefined ? (
          <span>today</span>
        ) : (
          <button type="button" className="button plain" onClick={() => go(undefined)}>
            Back to today
          </button>
        )}
      </div>
    </section>
  );
}

/** A link may say anything. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text);
}

/** `2024 Q3`, of the day that ends it. */
function quarterText(end: string): string {
  return `${end.slice(0, 4)} Q${Number(end.slice(5, 7)) / 3}`;
}
