import { DEFAULTS } from "../../../../src/offers/defaults.ts";
import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { rateText } from "../../../../src/reports/offers-text.ts";
import { Choice } from "../../design/choice.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { Slider } from "../../design/slider.tsx";
import { useDraft } from "../../design/use-draft.ts";
import { DEFAULT_RUNS, type Entered, MANY_RUNS, YOU_FILE } from "../../offers/entered.ts";
import type { Problem } from "../../offers/offers.worker.ts";
import type { Asked } from "../../offers/use-compared.ts";
import { valueAt, withValue } from "../../design/yaml.ts";
import { nameOf } from "./path-card.tsx";

/** What all paths are seen with: how far, how much waiting and risk cost, and against what. */
export function Controls({
  entered: { paths, you, runs, against },
  youData,
  result,
  problems,
  asked,
  change,
}: {
  entered: Entered;
  /** What `you` says; undefined while it can't be read. */
  youData: Record<string, unknown> | undefined;
  result: OfferResult | undefined;
  problems: readonly Problem[];
  asked: Asked;
  change: (part: Partial<Entered>) => void;
}): React.JSX.Element {
  const number = (place: readonly string[], otherwise: number): number => {
    const value = valueAt(youData, place);
    return typeof value === "number" ? value : otherwise;
  };
  const horizon = number(["horizonYears"], DEFAULTS.horizonYears.value);
  const aversion = number(["riskAversion"], DEFAULTS.riskAversion.value);
  const discount = number(["discount", "rate"], DEFAULTS.discountRate.value);
  const kind = valueAt(youData, ["discount", "kind"]) === "nominal" ? "nominal" : "real";
  const yours = problems.find(({ file }) => file === YOU_FILE || file === "");
  const names = paths.flatMap((path) => nameOf(path) ?? []);
  const set = (place: readonly string[], value: unknown): void => change({ you: withValue(you, place, value) });
  return (
    <section className="offers-controls" aria-label="Seen with">
      <Dial
        name="Horizon"
        value={horizon}
        min={1}
        max={30}
        step={1}
        text={(value) => `${value} years`}
        onCommit={(value) => set(["horizonYears"], value)}
      />
      <Dial
        name="Discount rate"
        value={Math.round(1000 * discount) / 10}
        min={0}
        max={15}
        step={0.5}
        text={(value) => `${rateText(value / 100)} a year${kind === "real" ? " beyond inflation" : ""}`}
        onCommit={(value) => set(["discount"], { rate: value / 100, kind })}
      />
      <Dial
        name="Risk aversion"
        value={aversion}
        min={0.5}
        max={6}
        step={0.5}
        text={(value) => `${value}: ${value <= 1 ? "takes risk easily" : value < 3 ? "as usual" : "hardly any risk"}`}
        onCommit={(value) => set(["riskAversion"], value)}
      />
      <Choice
        label="Against"
        value={result?.baseline ?? against ?? undefined}
        options={names.map((name) => ({ value: name, name: plainText(name) }))}
        onChange={(value) => change({ against: value ?? null })}
      />
      <div className="field">
        <span className="label">Runs</span>
        <OneOf
          label="Runs"
          value={String(runs)}
          options={[
            { value: String(DEFAULT_RUNS), name: DEFAULT_RUNS.toLocaleString("en-US") },
            { value: String(MANY_RUNS), name: MANY_RUNS.toLocaleString("en-US") },
          ]}
          onChange={(value) => change({ runs: Number(value) })}
        />
      </div>
      <p className="quiet offers-state" role="status">
        {asked.busy ? (
          <>
            Working out what tips the balance …{" "}
            <button type="button" className="button plain" onClick={asked.stop}>
              Stop
            </button>
          </>
        ) : (
          result && `${result.runs.toLocaleString("en-US")} runs, the same at every time.`
        )}
      </p>
      {yours && (
        <p className="notice bad offers-state" role="alert">
          <strong>{plainText(yours.message)}</strong>
          {yours.hint}
        </p>
      )}
    </section>
  );
}

function Dial({
  name,
  value,
  min,
  max,
  step,
  text,
  onCommit,
}: {
  name: string;
  value: number;
  min: number;
  max: number;
  step: number;
  text: (value: number) => string;
  onCommit: (value: number) => void;
}): React.JSX.Element {
  const [draft, setDraft] = useDraft(value);
  return (
    <div className="field">
      <span className="label">
        {name}: <b>{text(draft)}</b>
      </span>
      <Slider
        label={name}
        value={Math.min(max, Math.max(min, draft))}
        min={min}
        max={max}
        step={step}
        text={text(draft)}
        onChange={setDraft}
        onCommit={onCommit}
      />
    </div>
  );
}
