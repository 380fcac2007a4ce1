import { readYaml, valueAt, withValue } from "../../design/yaml.ts";
import { Field } from "./field.tsx";
import type { FormPart } from "./form.tsx";

/** Terms that the templates know; a file may name others. */
const USUAL: Record<string, string> = {
  compute: "Compute",
  publishing: "Freedom to publish",
  mentors: "People to learn from",
  visibility: "Visibility of your work",
  hours: "Time beside work",
};

/** How much there is of a term on this path, and what a year with all of it is worth to the person. */
export function Terms({ form, at, you, onYou }: FormPart): React.JSX.Element {
  const data = readYaml(you);
  const given = valueAt(form.data, [...at, "terms"]);
  const worth = valueAt(data, ["worth"]);
  const names = [...new Set([...Object.keys(USUAL), ...keysOf(given), ...keysOf(worth)])];
  const currency = String(valueAt(data, ["currency"]) ?? form.currency);
  return (
    <div className="stack">
      <p className="quiet">
        How much of all there could be of it there is on this path; and, the same for all paths, what a year with all of
        it is worth to you: the pay, after tax, that you would give up for it. Nothing is counted before you say so.
      </p>
      {names.map((term) => (
        <div key={term} className="offers-term">
          <Field
            spec={{
              at: [...at, "terms", term],
              label: USUAL[term] ?? term,
              kind: "percent",
              empty: "0",
            }}
            value={valueAt(form.data, [...at, "terms", term])}
            currency={form.currency}
            problem={form.problemAt([...at, "terms", term])}
            onChange={(value) => form.set([...at, "terms", term], value)}
          />
          <Field
            spec={{
              at: ["worth", term],
              label: "All of it, to you",
              kind: "money",
              unit: "a year",
              empty: "not counted",
            }}
            value={valueAt(data, ["worth", term])}
            currency={currency}
            problem={
              typeof valueAt(data, ["worth", term]) === "number" && Number(valueAt(data, ["worth", term])) < 0
                ? "At least 0."
                : undefined
            }
            onChange={(value) => onYou(withValue(you, ["worth", term], value))}
          />
        </div>
      ))}
    </div>
  );
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
