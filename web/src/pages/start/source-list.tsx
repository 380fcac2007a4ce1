import type { ContributionsResult, RepositoryResult, SourceResult } from "../../../../src/model/results.ts";
import { count, day, minute, sentence } from "../../../../src/reports/html/format.ts";
import { unseenNotes } from "../../../../src/reports/unseen-text.ts";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

/** What was read, up to when, and what of it could not be seen. */
export function SourceList({ sources }: { sources: readonly SourceResult[] }): React.JSX.Element {
  const repositories = sources.filter((source) => source.kind === "git");
  const others = sources.filter((source) => source.kind !== "git");
  return (
    <section className="section" aria-labelledby="start-sources">
      <h2 id="start-sources">What was read, and what could not be seen</h2>
      {repositories.length > 0 && (
        <table className="start-sources">
          <caption>
            People are counted by the names and addresses they commit with, before any are put together. Days and times
            are in UTC.
          </caption>
          <Columns
            names={[
              "Source",
              { figures: "Commits" },
              { figures: "People" },
              { figures: "Living lines" },
              "First to last commit",
              "Read at",
              "Not seen",
            ]}
          />
          <tbody>
            {repositories.map((source) => (
              <Repository key={source.source} {...source} />
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <table className="start-sources">
          <caption>Beside commits: pull requests, reviews, posts and papers.</caption>
          <Columns
            names={[
              "Source",
              { figures: "Contributions" },
              { figures: "People" },
              "First to last",
              "Read at",
              "Not seen",
            ]}
          />
          <tbody>
            {others.map((source) => (
              <Other key={source.source} {...source} />
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet prose">
        Nothing else is known here: no private work, no other code bases
        {others.length === 0 && ", no reviews and discussions outside git, no posts or papers"}.
      </p>
    </section>
  );
}

function Other({
  source,
  location,
  web,
  contributions,
  authors,
  firstAt,
  headAt,
  readAt,
  notSeen,
}: ContributionsResult): React.JSX.Element {
  return (
    <tr>
      <SourceName source={source} location={location} web={web} />
      <td className="figure" data-label="Contributions">
        {count(contributions)}
      </td>
      <td className="figure" data-label="People">
        {count(authors)}
      </td>
      <Days label="First to last" firstAt={firstAt} headAt={headAt} />
      <td data-label="Read at" className="start-days">
        <span>{minute(readAt)}</span>
      </td>
      <td data-label="Not seen">{notSeen.length === 0 ? "Nothing is known to be missing." : notSeen.join(" ")}</td>
    </tr>
  );
}

function Repository({
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
}: RepositoryResult): React.JSX.Element {
  const notes = unseenNotes(unseen);
  return (
    <tr>
      <SourceName source={source} location={location} web={web} />
      <td className="figure" data-label="Commits">
        {count(commits)}
      </td>
      <td className="figure" data-label="People">
        {count(authors)}
      </td>
      <td className="figure" data-label="Living lines">
        {count(lines)}
      </td>
      <Days label="First to last commit" firstAt={firstAt} headAt={headAt} />
      <td data-label="Read at" className="start-days">
        <span>{minute(readAt)}</span>
      </td>
      <td data-label="Not seen">
        {notes.length === 0 ? "Nothing is known to be missing." : `${sentence(notes.join("; "))}.`}
      </td>
    </tr>
  );
}

function SourceName({ source, location, web }: Pick<SourceResult, "source" | "location" | "web">): React.JSX.Element {
  const from = [web, location].find((address) => address?.startsWith("https://"));
  return (
    <th scope="row">
      {from ? (
        <a href={from} target="_blank" rel="noreferrer noopener">
          <Name>{source}</Name>
        </a>
      ) : (
        <Name title={location}>{source}</Name>
      )}
    </th>
  );
}

function Days({
  label,
  firstAt,
  headAt,
}: Pick<SourceResult, "firstAt" | "headAt"> & { label: string }): React.JSX.Element {
  return (
    <td data-label={label} className="start-days">
      {firstAt === null || headAt === null ? (
        "unknown"
      ) : (
        <>
          <span>{day(firstAt)} –</span> <span>{day(headAt)}</span>
        </>
      )}
    </td>
  );
}
