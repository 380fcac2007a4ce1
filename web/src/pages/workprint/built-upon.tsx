import type { PersonResult } from "../../../../src/model/results.ts";
import { sentence } from "../../../../src/reports/html/format.ts";
import { plural } from "../../../../src/model/words.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { CommitList } from "../../design/commit-list.tsx";
import { Measures } from "./measures.tsx";
import { Section } from "../../design/section.tsx";

/** What others did with what they created. */
export function BuiltUpon({ result }: { result: PersonResult }): React.JSX.Element {
  const { measures, caveats } = result.signals.reach;
  const facts = measures.filter(({ sentence: fact }) => fact !== "");
  const commits = result.evidence.filter(({ signals }) => signals.includes("reach"));
  return (
    <Section id="built-upon" title="Built upon">
      {facts.length === 0 ? (
        <p className="notice">Nothing that they created can be seen to have been built upon, or too little is known.</p>
      ) : (
        <ul className="workprint-facts workprint-big">
          {facts.map((measure) => (
            <li key={measure.measure}>{sentence(measure.sentence)}.</li>
          ))}
        </ul>
      )}
      <Measures measures={measures} />
      <ul className="workprint-notes">
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
      {commits.length > 0 && (
        <Disclosure title={`Evidence: ${plural(commits.length, "commit")} that created what others built upon`}>
          {() => <CommitList commits={commits} />}
        </Disclosure>
      )}
    </Section>
  );
}
