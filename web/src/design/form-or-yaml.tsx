import { type ReactNode, useId, useState } from "react";

import { OneOf } from "./one-of.tsx";
import { readYaml } from "./yaml.ts";

/** A file as a form and as YAML: two views of one text. */
export function FormOrYaml({
  text,
  label,
  wrong,
  most,
  onChange,
  children,
}: {
  text: string;
  /** Of the YAML: which command reads the same file. */
  label: string;
  /** The text can't be used; what is wrong is said above. */
  wrong: boolean;
  /** Letters. */
  most?: number;
  onChange: (text: string) => void;
  /** The form, of what the text says. */
  children: (data: Record<string, unknown>) => ReactNode;
}): React.JSX.Element {
  const id = useId();
  const [view, setView] = useState<"form" | "yaml">("form");
  const data = readYaml(text);
  return (
    <div className="form-or-yaml">
      <OneOf
        label="Seen as"
        value={view}
        options={[
          { value: "form", name: "Form" },
          { value: "yaml", name: "YAML" },
        ]}
        onChange={setView}
      />
      {view === "yaml" ? (
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <textarea
            id={id}
            className="input yaml"
            rows={18}
            maxLength={most}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={text}
            aria-invalid={wrong}
            onChange={({ target }) => onChange(target.value)}
          />
        </div>
      ) : data ? (
        children(data)
      ) : (
        <p className="notice bad">The YAML can’t be read: mend it there first, at the place that is said above.</p>
      )}
    </div>
  );
}
