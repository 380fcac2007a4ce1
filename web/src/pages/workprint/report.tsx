import type { PersonResult } from "../../../../src/model/results.ts";
import { Contents } from "../../design/contents.tsx";
import { Agents } from "./agents.tsx";
import { Attested } from "./attested.tsx";
import { Areas } from "./areas.tsx";
import { BuiltUpon } from "./built-upon.tsx";
import { Foresight } from "./foresight.tsx";
import { Gaps } from "./gaps.tsx";
import { Living } from "./living.tsx";
import { Modules } from "./modules.tsx";
import type { Question } from "./question.ts";
import { Seen } from "./seen.tsx";
import { Signals } from "./signals.tsx";
import { Timeline } from "./timeline.tsx";
import { Trajectory } from "./trajectory.tsx";
import { Trust } from "./trust.tsx";

const SECTIONS = [
  ["signals", "Signals"],
  ["timeline", "Timeline"],
  ["areas", "Areas"],
  ["living", "Living code"],
  ["modules", "Modules"],
  ["built-upon", "Built upon"],
  ["trajectory", "Two years"],
  ["foresight", "Foresight"],
  ["agents", "Agent exposure"],
  ["gaps", "Gaps"],
  ["trust", "How far to trust this"],
] as const;

/** All that can be said, what could be seen first. */
export function Report({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  return (
    <>
      <Seen result={result} question={question} />
      <Attested attested={result.attested} />
      <Contents sections={SECTIONS} />
      <Signals result={result} />
      <Timeline result={result} question={question} />
      <div className="workprint-pair">
        <Areas result={result} question={question} />
        <Living result={result} question={question} />
      </div>
      <Modules result={result} question={question} />
      <div className="workprint-pair">
        <BuiltUpon result={result} />
        <Trajectory question={question} />
      </div>
      <div className="workprint-pair">
        <Foresight foresight={result.foresight} />
        <Agents exposure={result.agentExposure} />
      </div>
      <div className="workprint-pair">
        <Gaps result={result} />
        <Trust trust={result.trust} />
      </div>
    </>
  );
}
