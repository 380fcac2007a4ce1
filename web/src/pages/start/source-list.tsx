import type { SourceResult } from "../../../../src/model/results.ts";
import { count, day, minute, sentence } from "../../../../src/reports/html/format.ts";
import { unseenNotes } from "../../../../src/reports/unseen-text.ts";
import { Name } from "../../design/name.tsx";

/** What was read, up to when, and what of it could not be seen. */
export function SourceList({ sources }: { sources: readonly SourceResult[] }): React.JSX.Element {
  return (
    <section className="section" aria-labelledby="start-sources">
      <h2 id="start-sources">What was read, and what could not be seen</h2>
      <table className="start-sources">
        <caption>
          People are counted by the names and addresses they commit with, before any are put together. Days and times
          are in UTC.
        </caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" className="figure">
              Commits
            </th>
            <th scope="col" className="figure">
              People
            </th>
            <th scope="col" className="figure">
              Living lines
            </th>
            <th scope="col">First to last commit</th>
            <th scope="col">Read at</th>
            <th scope="col">Not seen</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <Row key={source.source} {...source} />
          ))}
        </tbody>
      </table>
      <p className="quiet prose">
        Nothing else is known here: no private work, no other code bases, no reviews and discussions outside git, no
        posts or papers.
      </p>
    </section>
  );
}

function Row({
  source,
  location,
  web,
  commits,
  authors,
  lines,
  firstAt,
  headAt,
  readAt,
  unseen,
}: SourceResult): React.JSX.Element {
  const notes = unseenNotes(unseen);
  const from = [web, location].find((address) => address?.startsWith("https://"));
  return (
    <tr>
      <th scope="row">
        {from ? (
          <a href={from} target="_blank" rel="noreferrer noopener">
            <Name>{source}</Name>
          </a>
        ) : (
          <Name title={location}>{source}</Name>
        )}
      </th>
      <td className="figure" data-label="Commits">
        {count(commits)}
      </td>
      <td className="figure" data-label="People">
        {count(authors)}
      </td>
      <td className="figure" data-label="Living lines">
        {count(lines)}
      </td>
      <td data-label="First to last commit" className="start-days">
        {firstAt === null || headAt === null ? (
          "unknown"
        ) : (
          <>
            <span>{day(firstAt)} –</span> <span>{day(headAt)}</span>
          </>
        )}
      </td>
      <td data-label="Read at" className="start-days">
        <span>{minute(readAt)}</span>
      </td>
      <td data-label="Not seen">
        {notes.length === 0 ? "Nothing is known to be missing." : `${sentence(notes.join("; "))}.`}
      </td>
    </tr>
  );
}
