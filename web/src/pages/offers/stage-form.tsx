import { plural } from "../../../../src/model/words.ts";
import { Choice } from "../../design/choice.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { type Place, valueAt } from "../../design/yaml.ts";
import { grantFields, learningFields, listedFields, movingFields, payFields, privateFields } from "./fields.ts";
import { Fields, type Form, type FormPart } from "./form.tsx";
import { Terms } from "./terms.tsx";

/** Usual kinds of stock of a company that is not listed. */
const GRANTS = [
  { value: "options", name: "Options" },
  { value: "rsu", name: "Shares or units" },
  { value: "profit-units", name: "Profit units" },
];

/** Pay, stock, moving and tax, other terms, and what is learned; of a path, or of one of its stages. */
export function StageForm({ form, at, you, onYou }: FormPart): React.JSX.Element {
  const pay = payFields(at);
  const moving = movingFields(at);
  return (
    <>
      <Group title="Pay">
        <Fields form={form} specs={pay.first} />
        <More>{() => <Fields form={form} specs={pay.more} />}</More>
      </Group>
      <Group title="Stock">
        <Stock form={form} at={at} />
      </Group>
      <Group title="Tax and moving">
        <Fields form={form} specs={moving.first} />
        <More>{() => <Fields form={form} specs={moving.more} />}</More>
      </Group>
      <Disclosure title="Other terms, and what they are worth to you">
        {() => <Terms form={form} at={at} you={you} onYou={onYou} />}
      </Disclosure>
      <Disclosure title="What you learn there">{() => <Fields form={form} specs={learningFields(at)} />}</Disclosure>
    </>
  );
}

function Stock({ form, at }: { form: Form; at: Place }): React.JSX.Element {
  const kind = valueAt(form.data, [...at, "company", "kind"]);
  const shown = kind === "listed" || kind === "private" ? kind : "none";
  const grants = valueAt(form.data, [...at, "equity"]);
  const list: readonly unknown[] = Array.isArray(grants) ? grants : [];
  const company = [...at, "company"];
  const equity = [...at, "equity"];
  const become = (next: string): void => {
    if (next === shown) return;
    if (next === "none")
      form.setAll([
        [equity, undefined],
        [company, undefined],
      ]);
    else if (next === "listed")
      form.setAll([
        [company, { kind: "listed" }],
        [equity, [{ kind: "rsu", value: 0 }]],
      ]);
    else
      form.setAll([
        [company, { kind: "private", valuation: 50_000_000, shares: 10_000_000 }],
        [equity, [{ kind: "options", shares: 10_000, strike: 1 }]],
      ]);
  };
  const own = privateFields(at);
  return (
    <>
      <OneOf
        label="Kind of company"
        value={shown}
        options={[
          { value: "none", name: "None" },
          { value: "listed", name: "Of a listed company" },
          { value: "private", name: "Of a private company" },
        ]}
        onChange={become}
      />
      {shown === "private" && <Fields form={form} specs={own.first} />}
      {shown !== "none" &&
        list.map((grant, index) => {
          const place = [...equity, index];
          const given = (typeof grant === "object" && grant !== null ? grant : {}) as Record<string, unknown>;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a grant is known by its place in the file
            <fieldset key={index} className="offers-grant">
              <legend>{list.length > 1 ? `Grant ${index + 1}` : "Grant"}</legend>
              {shown === "private" && (
                <Choice
                  label="Kind"
                  value={typeof given["kind"] === "string" ? given["kind"] : "rsu"}
                  options={GRANTS}
                  onChange={(next) =>
                    form.setAll([
                      [[...place, "kind"], next],
                      [[...place, "strike"], next === "options" ? 1 : undefined],
                      [[...place, "threshold"], next === "profit-units" ? 0 : undefined],
                    ])
                  }
                />
              )}
              <Fields form={form} specs={grantFields(place, given, shown === "listed")} />
              {list.length > 1 && (
                <button type="button" className="button plain" onClick={() => form.set(place, undefined)}>
                  Remove the grant
                </button>
              )}
            </fieldset>
          );
        })}
      {shown !== "none" && (
        <div className="row">
          <button
            type="button"
            className="button plain"
            onClick={() =>
              form.set(
                [...equity, list.length],
                shown === "listed" ? { kind: "rsu", value: 0 } : { kind: "options", shares: 10_000, strike: 1 },
              )
            }
          >
            Add a grant
          </button>
        </div>
      )}
      {shown === "listed" && <More>{() => <Fields form={form} specs={listedFields(at)} />}</More>}
      {shown === "private" && (
        <More>
          {() => (
            <>
              <Fields form={form} specs={own.more} />
              <p className="quiet">{preferenceText(valueAt(form.data, [...company, "preferences"]))}</p>
            </>
          )}
        </More>
      )}
    </>
  );
}

function preferenceText(preferences: unknown): string {
  const count = Array.isArray(preferences) ? preferences.length : 0;
  return `${plural(count, "class", "classes")} of preferred stock, which is paid first: see ‘preferences’ in the YAML.`;
}

function Group({ title, children }: { title: string; children: React.ReactNode }): React.JSX.Element {
  return (
    <fieldset className="offers-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function More({ children }: { children: () => React.ReactNode }): React.JSX.Element {
  return <Disclosure title="More">{children}</Disclosure>;
}
