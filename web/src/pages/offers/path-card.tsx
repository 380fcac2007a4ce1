import { plainText } from "../../../../src/model/plain-text.ts";
import { amountText } from "../../../../src/reports/offers-text.ts";
import { download } from "../../design/download.ts";
import { Name } from "../../design/name.tsx";
import type { EnteredPath } from "../../offers/entered.ts";
import type { Problem } from "../../offers/offers.worker.ts";
import { readYaml, valueAt } from "../../design/yaml.ts";

/** The name of a path as its text has it; undefined while it can't be read. */
export function nameOf({ text }: EnteredPath): string | undefined {
  const name = valueAt(readYaml(text), ["path"]);
  return typeof name === "string" ? name : undefined;
}

/** One path: what it is in a line, and what can be done with it. */
export function PathCard({
  path,
  problem,
  open,
  onEdit,
  onDuplicate,
  onRemove,
  children,
}: {
  path: EnteredPath;
  problem: Problem | undefined;
  open: boolean;
  onEdit: () => void;
  /** Undefined where there is no room for another. */
  onDuplicate: (() => void) | undefined;
  onRemove: () => void;
  /** The editor, when it is open. */
  children: React.ReactNode;
}): React.JSX.Element {
  const data = readYaml(path.text);
  const given = valueAt(data, ["title"]);
  const title = typeof given === "string" && given !== "" ? given : path.file;
  return (
    <li className="offers-card">
      <div>
        <h3>
          <Name>{title}</Name>
        </h3>
        <p className="quiet">{data ? lineOf(data) : "can’t be read as YAML"}</p>
        {problem && (
          <p className="offers-wrong" role="alert">
            <strong>{plainText(problem.message)}</strong> {problem.hint}
          </p>
        )}
      </div>
      <div className="row offers-actions">
        <button
          type="button"
          className="button plain"
          aria-expanded={open}
          onClick={onEdit}
          aria-label={`${open ? "Close" : "Edit"} ${title}`}
        >
          {open ? "Close" : "Edit"}
        </button>
        <button
          type="button"
          className="button plain"
          disabled={!onDuplicate}
          onClick={onDuplicate}
          aria-label={`Duplicate ${title}`}
        >
          Duplicate
        </button>
        <button
          type="button"
          className="button plain"
          aria-label={`Download ${title} as YAML`}
          onClick={() => download(path.file, "application/yaml", path.text)}
        >
          YAML
        </button>
        <button type="button" className="button plain" onClick={onRemove} aria-label={`Remove ${title}`}>
          Remove
        </button>
      </div>
      {children}
    </li>
  );
}

/** `230 k USD a year, 120 k of listed stock`. */
function lineOf(data: Record<string, unknown>): string {
  const stages = valueAt(data, ["stages"]);
  const currency = String(valueAt(data, ["currency"]) ?? "");
  if (Array.isArray(stages)) {
    const names = stages.map((stage) => String(valueAt(stage, ["stage"]) ?? "?"));
    const salary = valueAt(stages[0], ["salary"]);
    return plainText(
      `${names[0]}${typeof salary === "number" ? ` at ${amountText(salary)} ${currency} a year` : ""}, then ${names.slice(1).join(", ")}`,
    );
  }
  const salary = valueAt(data, ["salary"]);
  const parts = [typeof salary === "number" ? `${amountText(salary)} ${currency} a year` : "no salary"];
  const kind = valueAt(data, ["company", "kind"]);
  const value = valueAt(data, ["equity", 0, "value"]);
  const grant = valueAt(data, ["equity", 0, "kind"]);
  if (kind === "listed" || kind === "private")
    parts.push(
      typeof value === "number"
        ? `${amountText(value)} in stock of a ${kind} company`
        : `${grant === "options" ? "options" : "stock"} of a ${kind} company`,
    );
  return plainText(parts.join(", "));
}
