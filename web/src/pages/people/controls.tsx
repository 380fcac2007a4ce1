import { Dialog } from "radix-ui";
import { useState } from "react";

import type { ResultOf } from "../../../../src/http/operations.ts";
import type { Role } from "../../../../src/model/role.ts";
import { SIGNALS, type SignalId } from "../../../../src/model/signal.ts";
import { sentence } from "../../../../src/reports/html/format.ts";
import { AsOf } from "../../design/as-of.tsx";
import { Choice } from "../../design/choice.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { Slider } from "../../design/slider.tsx";
import { SomeOf } from "../../design/some-of.tsx";
import { DEFAULT_ROLE, MOST_WEIGHT, writeWeights } from "../../role/search.ts";
import { usePeopleSearch } from "./use-people-search.ts";

interface Props {
  role: Role;
  templates: readonly Role[];
  areas: ResultOf<"roles">["areas"];
  criteria: Role["criteria"];
  sources: readonly { source: string; people: number }[];
  /** The date that the list has, and whether that of another one is being worked out. */
  asOf: string | undefined;
  waiting: boolean;
  /** Told while weights move; undefined when they were let go. */
  onMove: (criteria: Role["criteria"] | undefined) => void;
}

const WITHIN = [
  { value: "6", name: "The last 6 months" },
  { value: "3", name: "The last 3 months" },
  { value: "1", name: "The last month" },
];

const HALF_LIVES = [
  { value: "0.5x", name: "Half" },
  { value: "1x", name: "As measured" },
  { value: "2x", name: "Double" },
];

/** What the list is made by: the role, weights, and what is shown of it. */
export function Controls({
  role,
  templates,
  areas,
  criteria,
  sources,
  asOf,
  waiting,
  onMove,
}: Props): React.JSX.Element {
  const { search, change } = usePeopleSearch();
  return (
    <form className="stack people-controls" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="Role"
        value={role.role}
        options={templates.map((template) => ({ value: template.role, name: template.title }))}
        onChange={(next) => {
          onMove(undefined);
          change({
            role: next === DEFAULT_ROLE ? undefined : next,
            title: undefined,
            level: undefined,
            areas: undefined,
            weights: undefined,
            horizon: undefined,
          });
        }}
      />
      <Weights criteria={criteria} onMove={onMove} onDone={(weights) => change({ weights })} />
      <AreaChips chosen={role.areas} areas={areas} onChange={(next) => change({ areas: next.join(",") || "all" })} />
      <div className="field">
        <span className="label">Half-life of relevance</span>
        <OneOf
          label="Half-life of relevance"
          value={HALF_LIVES.find(({ value }) => value === search.halfLife)?.value ?? "1x"}
          options={HALF_LIVES}
          onChange={(scale) => change({ halfLife: scale === "1x" ? undefined : scale })}
        />
      </div>
      <AsOf value={search.asOf} shown={asOf} busy={waiting} onChange={(next) => change({ asOf: next })} />
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
        <Choice
          label="Repository"
          all="All repositories"
          value={search.repo}
          options={sources.map(({ source, people }) => ({ value: source, name: `${source} (${people})` }))}
          onChange={(repo) => change({ repo })}
        />
        <Choice
          label="Last work within"
          all="Any time in the last year"
          value={search.within}
          options={WITHIN}
          onChange={(within) => change({ within })}
        />
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
            <span>{sentence(signal)}</span>
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
      <span className="label">Areas of work</span>
      <SomeOf
        label="Areas of work"
        chosen={chosen}
        options={shown.map(({ area, name, definition }) => ({ value: area, name, definition }))}
        onChange={onChange}
      />
      {chosen.length === 0 && !all && <span className="quiet">All of them</span>}
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
