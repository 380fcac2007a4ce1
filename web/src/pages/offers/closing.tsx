import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { closingTexts } from "../../../../src/reports/offers-text.ts";
import { Choice } from "../../design/choice.tsx";
import type { Entered } from "../../offers/entered.ts";
import { readYaml, valueAt, withValue } from "../../design/yaml.ts";
import { Field } from "./field.tsx";
import { nameOf } from "./path-card.tsx";

/** For a team: what it would take to win somebody over from what they have. */
export function Closing({
  result,
  entered: { paths, you, ours },
  youData,
  change,
}: {
  result: OfferResult;
  entered: Entered;
  youData: Record<string, unknown> | undefined;
  change: (part: Partial<Entered>) => void;
}): React.JSX.Element {
  const names = paths.flatMap((path) => nameOf(path) ?? []);
  const path = paths.find((one) => nameOf(one) === ours);
  const data = path && readYaml(path.text);
  const currency = String(data?.["currency"] ?? "");
  const set = (at: readonly (string | number)[], value: unknown): void =>
    change({ paths: paths.map((one) => (one === path ? { ...one, text: withValue(one.text, at, value) } : one)) });
  const band = valueAt(data, ["band"]);
  const ends = (Array.isArray(band) ? band : []) as readonly unknown[];
  const setEnd = (index: 0 | 1, value: unknown): void => {
    const salary = valueAt(data, ["salary"]);
    const before: unknown[] = [ends[0] ?? value ?? salary ?? 0, ends[1] ?? value ?? salary ?? 0];
    before[index] = value;
    set(["band"], value === undefined ? undefined : before);
  };
  const { closing } = result;
  return (
    <section className="section" id="closing" aria-labelledby="closing-title">
      <h2 id="closing-title">What would it take</h2>
      <p className="quiet prose">
        For a team that makes an offer: which salary makes it as good as what they have, turns out better at even odds,
        or in nine cases of ten. The other paths are what they have or may have instead.
      </p>
      <div className="offers-fields offers-close">
        <Choice
          label="Our offer is"
          all="none of these"
          value={ours !== null && names.includes(ours) ? ours : undefined}
          options={names.map((name) => ({ value: name, name: plainText(name) }))}
          onChange={(value) => change({ ours: value ?? null })}
        />
        {data && (
          <>
            <Field
              spec={{ at: ["band", 0], label: "The role’s band from", kind: "money", unit: "a year", empty: "no band" }}
              value={ends[0]}
              currency={currency}
              problem={undefined}
              onChange={(value) => setEnd(0, value)}
            />
            <Field
              spec={{
                at: ["band", 1],
                label: "The role’s band up to",
                kind: "money",
                unit: "a year",
                empty: "no band",
              }}
              value={ends[1]}
              currency={currency}
              problem={undefined}
              onChange={(value) => setEnd(1, value)}
            />
            <Field
              spec={{
                at: ["knownWithin"],
                label: "How far off our idea of theirs may be",
                kind: "percent",
                otherwise: "knownWithin",
              }}
              value={valueAt(youData, ["knownWithin"])}
              currency={currency}
              problem={undefined}
              onChange={(value) => change({ you: withValue(you, ["knownWithin"], value) })}
            />
            <Field
              spec={{
                at: ["role", "worthPerYear"],
                label: "A year with the role filled is worth",
                kind: "money",
                unit: "to the team",
                empty: "not said",
              }}
              value={valueAt(data, ["role", "worthPerYear"])}
              currency={currency}
              problem={undefined}
              onChange={(value) => set(value === undefined ? ["role"] : ["role", "worthPerYear"], value)}
            />
            {valueAt(data, ["role", "worthPerYear"]) !== undefined && (
              <Field
                spec={{ at: ["role", "area"], label: "Area of its work", kind: "text", empty: "any" }}
                value={valueAt(data, ["role", "area"])}
                currency={currency}
                problem={undefined}
                onChange={(value) => set(["role", "area"], value)}
              />
            )}
          </>
        )}
      </div>
      {path && paths.length < 2 && <p className="notice">Add what they have instead as another path.</p>}
      {closing && closing.ours === ours && (
        <ul className="offers-facts offers-closing">
          {closingTexts(closing).map((text) => (
            <li key={text}>{plainText(text)}</li>
          ))}
        </ul>
      )}
      {path && paths.length > 1 && closing?.ours !== ours && <p className="quiet">Working it out …</p>}
    </section>
  );
}
