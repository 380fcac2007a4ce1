import { type Place, valueAt } from "../../design/yaml.ts";
import { Field, type FieldSpec } from "./field.tsx";

/** What a form needs to show and change a text. */
export interface Form {
  data: Record<string, unknown>;
  currency: string;
  /** What is wrong with the value at a place. */
  problemAt: (place: Place) => string | undefined;
  set: (place: Place, value: unknown) => void;
  /** Several at once. */
  setAll: (changes: readonly (readonly [place: Place, value: unknown])[]) => void;
}

/** A part of a form, about a path or one of its stages. */
export interface FormPart {
  form: Form;
  /** Of the path, or of the stage. */
  at: Place;
  /** What is the same for all paths, as YAML. */
  you: string;
  onYou: (text: string) => void;
}

/** Figures of a form, as many beside each other as have room. */
export function Fields({ form, specs }: { form: Form; specs: readonly FieldSpec[] }): React.JSX.Element {
  return (
    <div className="offers-fields">
      {specs.map((spec) => (
        <Field
          key={spec.at.join(".")}
          spec={spec}
          value={valueAt(form.data, spec.at)}
          currency={form.currency}
          problem={form.problemAt(spec.at)}
          onChange={(value) => form.set(spec.at, value)}
        />
      ))}
    </div>
  );
}
