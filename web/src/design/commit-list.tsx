import type { CommitsResult } from "../../../src/model/commits.ts";
import { day } from "../../../src/reports/html/format.ts";
import { OutLink } from "./out-link.tsx";
import { Name } from "./name.tsx";

/** Commits, each with its day, its repository and the way to it. */
export function CommitList({ commits }: { commits: CommitsResult["commits"] }): React.JSX.Element {
  return (
    <ul className="commits">
      {commits.map(({ id, at, repo, title, url, coAuthor }) => (
        <li key={id}>
          <time dateTime={at}>{day(at)}</time>
          <div>
            <OutLink url={url}>
              <Name>{title}</Name>
            </OutLink>
            <p className="quiet">
              <Name>{repo}</Name> <code>{id.slice(id.lastIndexOf("@") + 1)}</code>
              {coAuthor && <span className="mark">as co-author</span>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
