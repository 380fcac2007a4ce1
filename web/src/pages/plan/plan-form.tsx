import { LEVELS } from "../../../../src/model/plan.ts";
import { Choice } from "../../design/choice.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { SomeOf } from "../../design/some-of.tsx";
import { type Place, valueAt, withValue } from "../../design/yaml.ts";
import { Entry } from "./entry.tsx";

type Data = Record<string, unknown>;
type Areas = readonly { area: string; name: string }[];
type Changes = readonly (readonly [place: Place, value: unknown])[];

/** A plan as a form: it changes the values of the text where they stand. */
export function PlanForm({
  text,
  data,
  areas,
  onChange,
}: {
  text: string;
  data: Data;
  areas: Areas;
  onChange: (text: string) => void;
}): React.JSX.Element {
  const set = (changes: Changes): void =>
    onChange(changes.reduce((before, [place, value]) => withValue(before, place, value), text));
  const entry = (label: string, kind: "text" | "number" | "month", ...place: Place): React.JSX.Element => (
    <Entry label={label} kind={kind} value={valueAt(data, place)} onChange={(value) => set([[place, value]])} />
  );
  const currency = String(data["currency"] ?? "");
  return (
    <div className="stack">
      <div className="plan-fields">
        {entry("Title", "text", "title")}
        {entry(`Budget a year (${currency})`, "number", "budgetPerYear")}
        {entry("Starts", "month", "start")}
        {entry("Months", "number", "horizonMonths")}
        {entry("Currency", "text", "currency")}
        {entry(`Agents a year (${currency})`, "number", "agents", "budgetPerYear")}
      </div>
      <Needs data={data} areas={areas} set={set} entry={entry} />
      <Seats data={data} areas={areas} set={set} currency={currency} />
      <div className="plan-fields">
        <div className="field">
          <span className="label">Juniors become core</span>
          <OneOf
            label="Juniors become core"
            value={valueAt(data, ["assumptions", "newcomers"]) === "everybody" ? "everybody" : "regular"}
            options={[
              { value: "regular", name: "as who stayed" },
              { value: "everybody", name: "as everybody who tried" },
            ]}
            onChange={(next) => set([[["assumptions", "newcomers"], next === "regular" ? undefined : next]])}
          />
        </div>
        <div className="field">
          <span className="label">As many leave as</span>
          <OneOf
            label="As many leave as"
            value={valueAt(data, ["assumptions", "leaving"]) === "measured" ? "measured" : "employees"}
            options={[
              { value: "employees", name: "employees do" },
              { value: "measured", name: "the core of repositories" },
            ]}
            onChange={(next) => set([[["assumptions", "leaving"], next === "employees" ? undefined : next]])}
          />
        </div>
      </div>
      <p className="quiet">
        People who are there already, and every other assumption, are set in the YAML; the table of figures below says
        where each comes from.
      </p>
    </div>
  );
}

interface Part {
  data: Data;
  areas: Areas;
  set: (changes: Changes) => void;
  entry: (label: string, kind: "text" | "number" | "month", ...place: Place) => React.JSX.Element;
}

function listAt(data: Data, key: string): Data[] {
  const list = data[key];
  return Array.isArray(list) ? list.map((one) => (typeof one === "object" && one !== null ? (one as Data) : {})) : [];
}

/** What is to be covered, and by how many people. */
function Needs({ data, areas, set, entry }: Part): React.JSX.Element {
  const needs = listAt(data, "areas");
  const free = areas.filter(({ area }) => !needs.some((one) => one["area"] === area));
  return (
    <fieldset className="plan-part">
      <legend>What is to be covered</legend>
      {needs.map(({ area }, index) => {
        const used = [...listAt(data, "seats"), ...listAt(data, "people")].some(
          (one) => Array.isArray(one["areas"]) && one["areas"].includes(area),
        );
        return (
          <div key={String(area)} className="plan-need">
            <strong>{nameOf(areas, area)}</strong>
            {entry(`People needed`, "number", "areas", index, "need")}
            <button
              type="button"
              className="button plain"
              disabled={used || needs.length === 1}
              title={used ? "A seat is for it: take it from there first." : undefined}
              aria-label={`Remove ${nameOf(areas, area)}`}
              onClick={() => set([[["areas", index], undefined]])}
            >
              Remove
            </button>
          </div>
        );
      })}
      <Choice
        label="Add an area"
        all="Choose …"
        value={undefined}
        options={free.map(({ area, name }) => ({ value: area, name }))}
        onChange={(area) =>
          area !== undefined &&
          set([needs.length === 0 ? [["areas"], [{ area, need: 1 }]] : [["areas", needs.length], { area, need: 1 }]])
        }
      />
    </fieldset>
  );
}

function Seats({ data, areas, set, currency }: Omit<Part, "entry"> & { currency: string }): React.JSX.Element {
  const seats = listAt(data, "seats");
  const covered = listAt(data, "areas").map(({ area }) => String(area));
  const options = covered.map((area) => ({ value: area, name: nameOf(areas, area), definition: nameOf(areas, area) }));
  const fresh = {
    ...(seats.at(-1) ?? { level: "senior", areas: covered.slice(0, 1), costPerYear: 200_000 }),
    count: 1,
  };
  return (
    <>
      {seats.map((seat, index) => {
        const level = LEVELS.find((one) => one === seat["level"]) ?? "senior";
        const own = Array.isArray(seat["areas"]) ? seat["areas"].map(String) : [];
        return (
          // Seats have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={index} className="plan-part">
            <legend>Seat {index + 1}</legend>
            <OneOf
              label={`Level of seat ${index + 1}`}
              value={level}
              options={LEVELS.map((one) => ({ value: one, name: one }))}
              onChange={(next) => set([[["seats", index, "level"], next]])}
            />
            <div className="plan-fields">
              <Entry
                label="How many"
                kind="number"
                value={seat["count"] ?? 1}
                onChange={(value) => set([[["seats", index, "count"], value]])}
              />
              <Entry
                label={`Cost a year each (${currency})`}
                kind="number"
                value={seat["costPerYear"]}
                // Whoever changes a cost knows another source than the example.
                onChange={(value) =>
                  set([
                    [["seats", index, "costPerYear"], value],
                    [["seats", index, "costSource"], undefined],
                  ])
                }
              />
              <Entry
                label="Search begins"
                kind="month"
                value={seat["opens"] ?? data["start"]}
                onChange={(value) => set([[["seats", index, "opens"], value]])}
              />
            </div>
            <SomeOf
              label={`Areas of seat ${index + 1}`}
              chosen={own}
              options={options}
              onChange={(next) => next.length > 0 && set([[["seats", index, "areas"], next]])}
            />
            <button
              type="button"
              className="button plain"
              aria-label={`Remove seat ${index + 1}`}
              disabled={seats.length === 1}
              onClick={() => set([[["seats", index], undefined]])}
            >
              Remove
            </button>
          </fieldset>
        );
      })}
      <button
        type="button"
        className="button"
        onClick={() => set([seats.length === 0 ? [["seats"], [fresh]] : [["seats", seats.length], fresh]])}
      >
        Add a seat
      </button>
    </>
  );
}

function nameOf(areas: Areas, area: unknown): string {
  return areas.find((one) => one.area === area)?.name ?? String(area);
}
