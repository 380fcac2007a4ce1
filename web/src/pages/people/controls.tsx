import { Dialog, ToggleGroup } from "radix-ui";
import { useState } from "react";

import type { ResultOf } from "../../../../src/http/operations.ts";
import type { Role } from "../../../../src/model/role.ts";
import { SIGNALS, type SignalId } from "../../../../src/model/signal.ts";
import { Slider } from "../../design/slider.tsx";
import { DEFAULT_ROLE, MOST_WEIGHT, writeWeights } from "../../role/search.ts";
import { usePeopleSearch } from "./use-people-search.ts";

interface Props {
  role: Role;
  templates: readonly Role[];
  areas: ResultOf<"roles">["areas"];
  criteria: Role["criteria"];
  sources: readonly { source: string; people: number }[];
  /** Told while weights move; undefined when they were let go. */
  onMove: (criteria: Role["criteria"] | undefined) => void;
}

const WITHIN = [
  { months: "", name: "any time in the last year" },
  { months: "6", name: "the last 6 months" },
  { months: "3", name: "the last 3 months" },
  { months: "1", name: "the last month" },
];

const HALF_LIVES = [
  { scale: "0.5x", name: "Half" },
  { scale: "1x", name: "As measured" },
  { scale: "2x", name: "Double" },
];

/** What the list is made by: the role, weights, and what is shown of it. */
export function Controls({ role, templates, areas, criteria, sources, onMove }: Props): React.JSX.Element {
  const { search, change } = usePeopleSearch();
  return (
    <form className="stack people-controls" onSubmit={(event) => event.preventDefault()}>
      <label className="field">
        <span className="label">Role</span>
        <select
          className="input"
          value={role.role}
          onChange={({ target }) => {
            onMove(undefined);
            change({
              role: target.value === DEFAULT_ROLE ? undefined : target.value,
              title: undefined,
              level: undefined,
              areas: undefined,
              weights: undefined,
              horizon: undefined,
            });
          }}
        >
          {templates.map((template) => (
            <option key={template.role} value={template.role}>
              {template.title}
            </option>
          ))}
        </select>
      </label>
      <Weights criteria={criteria} onMove={onMove} onDone={(weights) => change({ weights })} />
      <AreaChips chosen={role.areas} areas={areas} onChange={(next) => change({ areas: next.join(",") || "all" })} />
      <div className="field">
        <span className="label" id="half-life-label">
          Half-life of relevance
        </span>
        <ToggleGroup.Root
          type="single"
          className="row"
          aria-labelledby="half-life-label"
          value={search.halfLife ?? "1x"}
          onValueChange={(scale) => scale && change({ halfLife: scale === "1x" ? undefined : scale })}
        >
          {HALF_LIVES.map(({ scale, name }) => (
            <ToggleGroup.Item key={scale} value={scale} className="chip">
              {name}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      </div>
      <label className="field">
        <span className="label">As of (a day, UTC)</span>
        <input
          className="input"
          type="date"
          value={search.asOf ?? ""}
          onChange={({ target }) => change({ asOf: target.value || undefined })}
        />
      </label>
      <fieldset className="stack">
        <legend className="label">Show only</legend>
        <label className="field">
          <span className="label">Name</span>
          <input
            className="input"
            type="search"
            value={search.q ?? ""}
            onChange={({ target }) => change({ q: target.value || undefined })}
          />
        </label>
        <label className="field">
          <span className="label">Repository</span>
          <select
            className="input"
            value={search.repo ?? ""}
            onChange={({ target }) => change({ repo: target.value || undefined })}
          >
            <option value="">all</option>
            {sources.map(({ source, people }) => (
              <option key={source} value={source}>
                {source} ({people})
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">Last work within</span>
          <select
            className="input"
            value={search.within ?? ""}
            onChange={({ target }) => change({ within: target.value || undefined })}
          >
            {WITHIN.map(({ months, name }) => (
              <option key={months} value={months}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
    </form>
  );
}

function Weights({
  criteria,
  onMove,
  onDone,
}: {
  criteria: Role["criteria"];
  onMove: Props["onMove"];
  onDone: (weights: string) => void;
}): React.JSX.Element {
  const weightOf = (signal: SignalId): number => criteria.find((one) => one.signal === signal)?.weight ?? 0;
  const withWeight = (signal: SignalId, weight: number): Role["criteria"] =>
    SIGNALS.flatMap((one) => {
      const value = one === signal ? weight : weightOf(one);
      return value > 0 ? [{ signal: one, weight: value }] : [];
    });
  return (
    <fieldset className="people-weights">
      <legend className="label">What counts, and how much</legend>
      {SIGNALS.map((signal) => {
        const weight = weightOf(signal);
        return (
          <div key={signal} className={weight === 0 ? "off" : undefined}>
            <span>{signal}</span>
            <Slider
              label={`Weight of ${signal}`}
              value={weight}
              max={MOST_WEIGHT}
              text={weight === 0 ? "does not count" : `${weight} of ${MOST_WEIGHT}`}
              onChange={(next) => {
                const moved = withWeight(signal, next);
                // Something has to count.
                if (moved.length > 0) onMove(moved);
              }}
              onCommit={(next) => {
                const moved = withWeight(signal, next);
                if (moved.length > 0) onDone(writeWeights(moved));
                onMove(undefined);
              }}
            />
            <output>{weight === 0 ? "–" : weight}</output>
          </div>
        );
      })}
    </fieldset>
  );
}

function AreaChips({
  chosen,
  areas,
  onChange,
}: {
  chosen: readonly string[];
  areas: Props["areas"];
  onChange: (areas: string[]) => void;
}): React.JSX.Element {
  const [all, setAll] = useState(false);
  const shown = all ? areas : areas.filter(({ area }) => chosen.includes(area));
  return (
    <div className="field">
      <span className="label" id="areas-label">
        Areas of work
      </span>
      <ToggleGroup.Root
        type="multiple"
        className="row people-areas"
        aria-labelledby="areas-label"
        value={[...chosen]}
        onValueChange={onChange}
      >
        {shown.map(({ area, name, definition }) => (
          <ToggleGroup.Item key={area} value={area} className="chip" title={definition}>
            {name}
          </ToggleGroup.Item>
        ))}
        {chosen.length === 0 && !all && <span className="quiet">all of them</span>}
      </ToggleGroup.Root>
      <button type="button" className="button plain" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? "Show chosen ones only" : "Choose areas"}
      </button>
    </div>
  );
}

/** The same controls where there is no room beside the list. */
export function ControlsDialog(props: Props): React.JSX.Element {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="button people-open">Weights and filters</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-shade" />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <div className="row people-dialog-head">
            <Dialog.Title>Weights and filters</Dialog.Title>
            <Dialog.Close className="button">Done</Dialog.Close>
          </div>
          <Controls {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
