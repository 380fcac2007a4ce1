import { useId, useState } from "react";

import { DEFAULTS, type DefaultKey } from "../../../../src/offers/defaults.ts";
import { defaultText } from "../../../../src/reports/offers-text.ts";
import type { Place } from "../../design/yaml.ts";

/** A figure of a form: where it stands in the file, and how it is read. */
export interface FieldSpec {
  at: Place;
  label: string;
  /** `percent`: written as a share. */
  kind: "money" | "percent" | "number" | "text";
  /** `a year, before tax`. */
  unit?: string;
  /** Taken where it is left empty. */
  otherwise?: DefaultKey;
  /** What is taken where it is left empty and there is no default with a source. */
  empty?: string;
  hint?: string;
}

/** A figure with its unit; the default with its source while it is empty; what is wrong with it, beside it. */
export function Field({
  spec: { label, kind, unit, otherwise, empty, hint },
  value,
  currency,
  problem,
  onChange,
}: {
  spec: FieldSpec;
  value: unknown;
  currency: string;
  problem: string | undefined;
  onChange: (value: string | number | undefined) => void;
}): React.JSX.Element {
  const id = useId();
  const shown = textOf(value, kind);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? shown;
  const read = readFigure(text, kind);
  const wrong = read === null ? "A number, please: digits, and a point where there is a fraction." : problem;
  const standard = otherwise && DEFAULTS[otherwise];
  const measure = [kind === "money" ? currency : kind === "percent" ? "%" : "", unit ?? ""].filter(Boolean).join(" ");
  return (
    <div className="field offers-field">
      <label htmlFor={id}>
        {label}
        {measure !== "" && <span className="offers-unit"> ({measure})</span>}
      </label>
      <input
        id={id}
        className="input"
        inputMode={kind === "text" ? "text" : "decimal"}
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder={standard ? `${defaultText(standard)}, a default` : empty}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-about`}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = readFigure(target.value, kind);
          if (next !== null) onChange(next);
        }}
        onBlur={() => {
          if (read !== null) setTyped(undefined);
        }}
      />
      <div id={`${id}-about`}>
        {wrong !== undefined && <p className="offers-wrong">{wrong}</p>}
        {hint !== undefined && <p className="quiet">{hint}</p>}
        {standard && (
          <p className="offers-source">
            Left empty: {defaultText(standard)}. {standard.source}, {standard.date}
            {standard.note === "" ? "" : `: ${standard.note}`}
          </p>
        )}
      </div>
    </div>
  );
}

function textOf(value: unknown, kind: FieldSpec["kind"]): string {
  if (value === undefined || value === null) return "";
  if (kind === "percent" && typeof value === "number") return String(Number((100 * value).toPrecision(10)));
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** @returns undefined for nothing, null for what is no number */
function readFigure(text: string, kind: FieldSpec["kind"]): string | number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (kind === "text") return text;
  const plain = trimmed.replaceAll(/[\s,_'’]/g, "").replace(/%$/, "");
  if (!/^-?(\d+\.?\d*|\.\d+)(e\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return kind === "percent" ? Number((number / 100).toPrecision(12)) : number;
}
