import { useNavigate } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { AsOf } from "../../design/as-of.tsx";
import { Slider } from "../../design/slider.tsx";
import { useDraft } from "../../design/use-draft.ts";
import { type Stop, stopAt, stopsBetween } from "./stops.ts";

/** The date that everything is seen from: any day, or along a slider a quarter a step. */
export function AsOfSlider({
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
  const linked = stopAt(stops, asOf);
  const [place, setPlace] = useDraft(linked);
  const dayOf = (stop: Stop): string => stop ?? day(latest.asOf);
  const shown = place === linked ? (asOf ?? day(latest.asOf)) : dayOf(stops[place]);
  const go = (stop: Stop): void =>
    void navigate({ search: (old) => ({ ...old, asOf: stop }), replace: true, resetScroll: false });
  return (
    <section className="workprint-as-of" aria-label="As-of date">
      <AsOf value={place === linked ? asOf : stops[place]} shown={shown} busy={busy} onChange={go} />
      {stops.length > 1 && (
        <>
          <Slider
            label="As-of date, by quarter"
            value={place}
            max={stops.length - 1}
            text={shown}
            onChange={setPlace}
            onCommit={(next) => go(stops[next])}
          />
          <div className="workprint-as-of-ends quiet" aria-hidden="true">
            <span>{dayOf(stops[0])}</span>
            <span>{day(latest.asOf)}, the latest</span>
          </div>
        </>
      )}
    </section>
  );
}
