import { FormOrYaml } from "../../design/form-or-yaml.tsx";
import { OneOf } from "../../design/one-of.tsx";
import type { EnteredPath } from "../../offers/entered.ts";
import type { Problem } from "../../offers/offers.worker.ts";
import { withValue } from "../../design/yaml.ts";
import type { FieldSpec } from "./field.tsx";
import { stageFields } from "./fields.ts";
import { Fields, type Form } from "./form.tsx";
import { StageForm } from "./stage-form.tsx";

const ABOUT: FieldSpec[] = [
  { at: ["title"], label: "What it is", kind: "text" },
  { at: ["currency"], label: "Currency", kind: "text", hint: "Three letters, as USD or EUR." },
];

/** A path as a form and as YAML: two views of one text. */
export function Editor({
  path: { text },
  you,
  problem,
  onChange,
  onYou,
}: {
  path: EnteredPath;
  you: string;
  problem: Problem | undefined;
  onChange: (text: string) => void;
  onYou: (text: string) => void;
}): React.JSX.Element {
  const setAll: Form["setAll"] = (changes) =>
    onChange(changes.reduce((before, [place, value]) => withValue(before, place, value), text));
  return (
    <FormOrYaml
      text={text}
      label="The same path as a file for the command line: workprint offer FILE"
      wrong={problem !== undefined}
      onChange={onChange}
    >
      {(data) => (
        <PathForm
          form={{
            data,
            currency: String(data["currency"] ?? ""),
            problemAt: (place) => problem?.fields.find(({ at }) => at === place.join("."))?.message,
            set: (place, value) => setAll([[place, value]]),
            setAll,
          }}
          you={you}
          onYou={onYou}
        />
      )}
    </FormOrYaml>
  );
}

function PathForm({ form, you, onYou }: { form: Form; you: string; onYou: (text: string) => void }): React.JSX.Element {
  const { data } = form;
  const stages = data["stages"];
  return (
    <div className="stack">
      <Fields form={form} specs={ABOUT} />
      <OneOf
        label="What figures contain"
        value={data["figures"] === "real" ? "real" : "nominal"}
        options={[
          { value: "nominal", name: "Growth with inflation" },
          { value: "real", name: "without inflation" },
        ]}
        onChange={(figures) => form.set(["figures"], figures)}
      />
      {Array.isArray(stages) ? (
        stages.map((stage: Record<string, unknown> | null, index) => (
          <fieldset key={String(stage?.["stage"] ?? index)} className="offers-stage">
            <legend>{String(stage?.["stage"] ?? index + 1)}</legend>
            <Fields form={form} specs={stageFields(["stages", index], stage ?? {})} />
            <StageForm form={form} at={["stages", index]} you={you} onYou={onYou} />
          </fieldset>
        ))
      ) : (
        <StageForm form={form} at={[]} you={you} onYou={onYou} />
      )}
      {Array.isArray(stages) && <p className="quiet">Stages are added and put in another order in the YAML.</p>}
    </div>
  );
}
