import { useCallback } from "react";

import type { TeamFolder, TeamResult } from "../../../../src/model/team.ts";
import { moduleName, plural } from "../../../../src/model/words.ts";
import { count, day, percent } from "../../../../src/reports/html/format.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Name } from "../../design/name.tsx";
import { Section } from "../../design/section.tsx";
import { Columns } from "../../design/table.tsx";
import { folderChart } from "./folder-chart.ts";
import { Seeds } from "./seeds.tsx";

/** Folders that could stand by themselves, and titles that could seed a post. */
export function Publish({ result }: { result: TeamResult }): React.JSX.Element {
  const { folders } = result.publish;
  const hidden = result.sources.some(({ ofTeam, visibility }) => ofTeam && visibility === "private");
  return (
    <Section
      id="publish"
      title="Worth publishing"
      lead="Suggestions, each with its reasons; whether to publish is the team’s to say."
    >
      <h3>Folders of private repositories</h3>
      {!hidden ? (
        <p className="notice">
          <strong>No repository of the team is named private.</strong>
          Say above, under “Change the team”, which the public can’t see: then you see which of their folders could
          stand by themselves.
        </p>
      ) : folders.length === 0 ? (
        <p className="notice">No folder of them holds enough code to look at.</p>
      ) : (
        <Folders folders={folders} says={result.publish.says[0]} />
      )}
      <Seeds publish={result.publish} />
    </Section>
  );
}

function Folders({ folders, says }: { folders: readonly TeamFolder[]; says: string | undefined }): React.JSX.Element {
  const options = useCallback((room: Room) => folderChart(folders, room), [folders]);
  const candidates = folders.filter(({ candidate }) => candidate);
  return (
    <>
      <p className="quiet prose">{says}</p>
      <div className="team-two team-publish">
        <figure>
          <Chart
            options={options}
            label={`${plural(folders.length, "folder")} by how many people beside its keepers changed it and by how many of its commits change other code too. Suggested: ${candidates.map(({ folder }) => folder).join(", ") || "none"}. The table below has the figures.`}
          />
          <figcaption>
            A dot is a folder. High up: many people beside its keepers changed it. To the left: few of its commits
            change code elsewhere. Full dots are suggested; rings are not, and the table says why.
          </figcaption>
        </figure>
        <ul className="team-candidates">
          {candidates.map((folder) => (
            <Candidate key={`${folder.repo} ${folder.folder}`} folder={folder} />
          ))}
          {candidates.length === 0 && <li className="quiet">None is suggested.</li>}
        </ul>
      </div>
      <Disclosure title={`All ${plural(folders.length, "folder")}, and what keeps each from being suggested`}>
        {() => <FolderTable folders={folders} />}
      </Disclosure>
    </>
  );
}

function Candidate({ folder: { repo, folder, lines, reasons, against } }: { folder: TeamFolder }): React.JSX.Element {
  return (
    <li>
      <h4>
        <Name>{moduleName(folder)}</Name>
      </h4>
      <p className="quiet">
        <Name>{repo}</Name>, {count(lines)} lines
      </p>
      <p className="team-label">For it</p>
      <ul className="team-says">
        {reasons.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {against.length > 0 && (
        <>
          <p className="team-label">Against it</p>
          <ul className="team-says">
            {against.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

function FolderTable({ folders }: { folders: readonly TeamFolder[] }): React.JSX.Element {
  return (
    <div className="table-scroll">
      <table>
        <Columns
          names={[
            "Folder",
            { figures: "Lines" },
            { figures: "Commits" },
            { figures: "People beside keepers" },
            { figures: "Change other code" },
            "Last changed",
            "Suggested",
          ]}
        />
        <tbody>
          {folders.map(({ repo, folder, lines, commits, others, coupling, lastAt, whyNot }) => (
            <tr key={`${repo} ${folder}`}>
              <th scope="row">
                <Name>{moduleName(folder)}</Name>{" "}
                <span className="quiet">
                  <Name>{repo}</Name>
                </span>
              </th>
              <td className="figure">{count(lines)}</td>
              <td className="figure">{count(commits)}</td>
              <td className="figure">{others}</td>
              <td className="figure">{percent(coupling)}</td>
              <td className="whole">{day(lastAt)}</td>
              <td>{whyNot === null ? "yes" : `no: ${whyNot}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
