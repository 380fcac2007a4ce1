import { useId, useState } from "react";

/** A field of a form; what is no value of its kind is not taken, and said. */
export function Entry({
  label,
  kind,
  value,
  onChange,
}: {
  label: string;
  kind: "text" | "number" | "month";
  value: unknown;
  onChange: (value: string | number | undefined) => void;
}): React.JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (typeof value === "string" || typeof value === "number" ? String(value) : "");
  const read = valueOf(text, kind);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={kind === "month" ? "month" : "text"}
        inputMode={kind === "number" ? "decimal" : "text"}
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={read === null}
        aria-describedby={read === null ? `${id}-wrong` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = valueOf(target.value, kind);
          if (next !== null) onChange(next);
        }}
        onBlur={() => read !== null && setTyped(undefined)}
      />
      {read === null && (
        <span id={`${id}-wrong`} className="plan-wrong">
          A number, please: digits, and a point where there is a fraction.
        </span>
      )}
    </div>
  );
}

/** @returns undefined for nothing, null for what is no number */
function valueOf(text: string, kind: "text" | "number" | "month"): string | number | undefined | null {
  if (text.trim() === "") return undefined;
  if (kind !== "number") return text;
  const plain = text.replaceAll(/[\s,_'’]/g, "");
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
