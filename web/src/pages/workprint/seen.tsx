import type { PersonResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { count, day } from "../../../../src/reports/html/format.ts";
import { knownActivityText } from "../../../../src/reports/observability-text.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Behind } from "../../design/behind.tsx";
import type { Question } from "./question.ts";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

type Source = PersonResult["observability"]["sources"][number];

/** What could be seen, before any figure. */
export function Seen({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  const { sources, notes } = result.observability;
  if (sources.length === 0)
    return (
      <section className="workprint-seen" aria-labelledby="seen-title" id="seen">
        <h2 id="seen-title">What could be seen</h2>
        <p className="notice">No commits of theirs were seen in the sources that were read.</p>
        <ul className="workprint-notes">
          {[...knownActivityText(result.observability), ...notes].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    );
  const sum = (figure: (source: Source) => number): number =>
    sources.reduce((total, source) => total + figure(source), 0);
  const times = sources.flatMap(({ first, last }) => [first, last]).sort();
  const missing = sum(({ missingBlobs }) => missingBlobs);
  const shallow = sources.filter((source) => source.shallow).length;
  const unseen = [
    ...(shallow > 0 ? [`what came before ${plural(shallow, "shallow clone")}`] : []),
    ...(missing > 0 ? [plural(missing, "file version")] : []),
  ];
  return (
    <section className="workprint-seen" aria-labelledby="seen-title" id="seen">
      <h2 id="seen-title">What could be seen</h2>
      <dl>
        <Fact name="Commits">
          <Behind question={question} wanted={{}} what="in scope">
            {count(sum(({ commits }) => commits))}
          </Behind>
          {sum(({ coAuthored }) => coAuthored) > 0 && (
            <small>{count(sum(({ coAuthored }) => coAuthored))} as co-author</small>
          )}
        </Fact>
        <Fact name="Repositories">{sources.length}</Fact>
        <Fact name="First seen">{day(times[0]!)}</Fact>
        <Fact name="Last seen">{day(times.at(-1)!)}</Fact>
        <Fact name="Read up to">{readUpTo(sources)}</Fact>
        <Fact name="Missing in these">{unseen.length > 0 ? unseen.join(", ") : "nothing"}</Fact>
      </dl>
      <ul className="workprint-notes">
        {[...knownActivityText(result.observability), ...notes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Disclosure title="By repository">{() => <Sources sources={sources} question={question} />}</Disclosure>
    </section>
  );
}

/** Sources may end at different times. */
function readUpTo(sources: readonly Source[]): string {
  const days = sources.map((source) => (source.readUpTo === null ? "unknown" : day(source.readUpTo))).sort();
  return days[0] === days.at(-1) ? days[0]! : `${days[0]} to ${days.at(-1)!}`;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }): React.JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Sources({ sources, question }: { sources: readonly Source[]; question: Question }): React.JSX.Element {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Their commits by repository">
      <table>
        <caption>Their commits in the sources that were read. Days are in UTC.</caption>
        <Columns
          names={[
            "Source",
            { figures: "Commits" },
            { figures: "As co-author" },
            { figures: "Merges" },
            { figures: "Agent disclosed" },
            "First",
            "Last",
            "Read up to",
            "Not seen",
          ]}
        />
        <tbody>
          {sources.map((source) => (
            <tr key={source.source}>
              <th scope="row">
                <Name>{source.source}</Name>
              </th>
              <td className="figure">
                <Behind
                  question={question}
                  wanted={{ repo: source.source }}
                  what={
                    <>
                      in <Name>{source.source}</Name>
                    </>
                  }
                >
                  {count(source.commits)}
                </Behind>
              </td>
              <td className="figure">{count(source.coAuthored)}</td>
              <td className="figure">{count(source.merges)}</td>
              <td className="figure">{count(source.disclosedAgent)}</td>
              <td>{day(source.first)}</td>
              <td>{day(source.last)}</td>
              <td>{source.readUpTo === null ? "unknown" : day(source.readUpTo)}</td>
              <td>{gapsOf(source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function gapsOf({ shallow, missingBlobs }: Source): string {
  const gaps = [
    ...(shallow ? ["what came before a shallow clone"] : []),
    ...(missingBlobs > 0 ? [plural(missingBlobs, "file version")] : []),
  ];
  return gaps.length > 0 ? gaps.join(", ") : "nothing";
}
