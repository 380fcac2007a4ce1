import { useId, useState } from "react";
import { useOperation } from "../api/use-operation.ts";
import { useDraft } from "./use-draft.ts";
import "./as-of.css";

/** The date of a page: what came later is not seen. Undefined is the last commit that was read. */
export function AsOf({
  value,
  shown,
  busy = false,
  onChange,
}: {
  value: string | undefined;
  /** The date that the answer has, as a UTC time; undefined while it is worked out. */
  shown: string | undefined;
  /** The answer of another date is still there. */
  busy?: boolean;
  onChange: (asOf: string | undefined) => void;
}): React.JSX.Element {
  const id = useId();
  const { data } = useOperation("sources", {});
  const days = (data?.sources ?? []).flatMap(({ firstAt, headAt }) =>
    firstAt && headAt ? [{ first: firstAt.slice(0, 10), last: headAt.slice(0, 10) }] : [],
  );
  const first = days.map(({ first }) => first).sort()[0];
  const last = days
    .map(({ last }) => last)
    .sort()
    .at(-1);
  const day = value ?? shown?.slice(0, 10) ?? last ?? "";
  const [typed, setTyped] = useDraft(day);
  const [beyond, setBeyond] = useState(false);
  const take = ({ validity, value: given }: HTMLInputElement): void => {
    setTyped(given);
    setBeyond(validity.rangeOverflow || validity.rangeUnderflow);
    if (given !== "" && validity.valid && given !== day) onChange(given === last ? undefined : given);
  };
  return (
    <div className="as-of">
      <label htmlFor={id}>As of (UTC)</label>
      <input
        id={id}
        type="date"
        className="input"
        value={typed}
        min={first}
        max={last}
        onChange={({ target }) => take(target)}
        aria-invalid={beyond}
        onBlur={() => {
          setTyped(day);
          setBeyond(false);
        }}
      />
      {value !== undefined && (
        <button type="button" className="button plain" onClick={() => onChange(undefined)}>
          Back to the latest
        </button>
      )}
      <span role="status" className="quiet">
        {beyond ? `Something is known from ${first} to ${last}.` : busy && "Working it out …"}
      </span>
    </div>
  );
}
