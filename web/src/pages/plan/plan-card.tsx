import { useId, useState } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";
import { payBackText } from "../../../../src/planning/plan-text.ts";
import type { AskError } from "../../api/ask.ts";
import { Choice } from "../../design/choice.tsx";
import { download } from "../../design/download.ts";
import { FormOrYaml } from "../../design/form-or-yaml.tsx";
import { IntervalDot } from "../../design/interval.tsx";
import { OpenYaml } from "../../design/open-yaml.tsx";
import { readYaml } from "../../design/yaml.ts";
import { type Chosen, MINE, yamlName } from "./chosen.ts";
import { PlanForm } from "./plan-form.tsx";
import type { PlanText } from "./use-entered.ts";

const MOST_LETTERS = 30_000;

/** A plan: what it comes to in words, and how to change it. */
export function PlanCard({
  chosen: { file, text, from },
  report,
  error,
  busy,
  examples,
  mine,
  areas,
  onChoose,
  onEnter,
  onForget,
  onRemove,
}: {
  chosen: Chosen;
  report: PlanReport | undefined;
  /** What is wrong with it. */
  error: AskError | undefined;
  busy: boolean;
  examples: readonly { name: string; text: string }[];
  mine: PlanText | undefined;
  areas: readonly { area: string; name: string }[];
  onChoose: (from: string) => void;
  onEnter: (plan: PlanText) => void;
  onForget: () => void;
  onRemove?: () => void;
}): React.JSX.Element {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const ownFile = from === MINE ? file : `my-${file}.yaml`;
  const enter = (next: string): void => onEnter({ file: ownFile, text: next });
  const take = async (given: File): Promise<void> => {
    const read = given.size > MOST_LETTERS ? undefined : await given.text();
    if (read === undefined) return setSaid(`${plainText(given.name)} is too large for a plan: nothing was opened.`);
    setSaid("");
    onEnter({ file: plainText(given.name).slice(0, 100), text: read });
  };
  const title = titleOf(text) ?? file;
  const payBacks = report?.payBack.map((one) => payBackText(one, report.currency)) ?? [];
  return (
    <li className="plan-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{plainText(title)}</h2>
      {error && (
        <div className="notice bad" role="alert">
          <strong>{plainText(error.message)}</strong>
          {error.hint}
        </div>
      )}
      {report && (
        <div className="stack" aria-busy={busy && error === undefined}>
          <div className="plan-covered">
            <IntervalDot
              estimate={100 * report.covered.expected}
              low={100 * report.covered.low}
              high={100 * report.covered.high}
              label="Share of the needed work that is covered, percent"
            />
          </div>
          {report.says
            .filter((says) => !payBacks.includes(says))
            .map((says, index) => (
              <p key={says} className={index === 0 ? "plan-lead" : "quiet"}>
                {plainText(says)}
              </p>
            ))}
        </div>
      )}
      <Choice
        label="Which plan"
        value={from}
        options={[
          ...examples.map(({ name, text: example }) => ({ value: name, name: `Example: ${titleOf(example) ?? name}` })),
          ...(mine ? [{ value: MINE, name: `Yours: ${plainText(titleOf(mine.text) ?? mine.file)}` }] : []),
        ]}
        onChange={(next) => next !== undefined && onChoose(next)}
      />
      <div className="row plan-actions">
        <button
          type="button"
          className="button"
          aria-expanded={open}
          aria-label={`${open ? "Close" : "Change it"}: ${plainText(title)}`}
          onClick={() => setOpen(!open)}
        >
          {open ? "Close" : "Change it"}
        </button>
        <OpenYaml plain label="YAML file of a plan" onOpen={([given]) => void take(given!)}>
          Open a YAML file …
        </OpenYaml>
        <button
          type="button"
          className="button plain"
          aria-label={`Download ${plainText(title)} as YAML`}
          onClick={() => download(yamlName(file), "application/yaml", text)}
        >
          YAML
        </button>
        {from === MINE && (
          <button type="button" className="button plain" onClick={onForget}>
            Forget it
          </button>
        )}
        {onRemove && (
          <button type="button" className="button plain" onClick={onRemove}>
            Take it away
          </button>
        )}
      </div>
      {said !== "" && (
        <p className="quiet" role="status">
          {said}
        </p>
      )}
      {open && (
        <FormOrYaml
          text={text}
          label="The same plan as a file for the command line: workprint plan FILE"
          wrong={error !== undefined}
          most={MOST_LETTERS}
          onChange={enter}
        >
          {(data) => <PlanForm text={text} data={data} areas={areas} onChange={enter} />}
        </FormOrYaml>
      )}
    </li>
  );
}

function titleOf(text: string): string | undefined {
  const title = readYaml(text)?.["title"];
  return typeof title === "string" && title !== "" ? title : undefined;
}
