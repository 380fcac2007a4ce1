import { useState } from "react";

import type { TeamResult, TeamSeed } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";
import { OutLink } from "../../design/out-link.tsx";

const FIRST = 8;

/** Titles of commits that say what was measured, those that claim without a figure, and where figures are kept. */
export function Seeds({ publish }: { publish: TeamResult["publish"] }): React.JSX.Element {
  const { seeds, moreSeeds, titles, places } = publish;
  const measured = seeds.filter(({ kind }) => kind === "measured");
  const claimed = seeds.filter(({ kind }) => kind === "claimed");
  return (
    <>
      <h3 className="team-modules-title">Seeds of a post</h3>
      {titles ? (
        <>
          <SeedList
            title="Titles that state a measured result"
            seeds={measured}
            none="No title of the last two years states one."
          />
          <SeedList
            title="Titles that say something got better, without a figure"
            seeds={claimed}
            none="No title of the last two years says so."
          />
          {moreSeeds > 0 && (
            <p className="quiet">{plural(moreSeeds, "more title")} not listed here: take the figures with you.</p>
          )}
        </>
      ) : (
        <p className="notice">The evidence carries no titles of commits, so nothing is known of measured results.</p>
      )}
      {places.length > 0 && (
        <>
          <p className="team-label">Where members keep benchmarks, results and notes</p>
          <ul className="team-says">
            {places.map(({ repo, folder, commits, people, lastAt }) => (
              <li key={`${repo} ${folder}`}>
                <Name>{`${repo}: ${folder}`}</Name>
                <span className="quiet">
                  {" "}
                  {plural(commits, "commit")} by {plural(people.length, "member")}, last on {day(lastAt)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function SeedList({
  title,
  seeds,
  none,
}: {
  title: string;
  seeds: readonly TeamSeed[];
  none: string;
}): React.JSX.Element {
  const [all, setAll] = useState(false);
  const shown = all ? seeds : seeds.slice(0, FIRST);
  return (
    <div>
      <p className="team-label">{title}</p>
      {seeds.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="team-seeds">
          {shown.map(({ evidence, title: text, url, people, at, why }) => (
            <li key={evidence}>
              <q>
                <OutLink url={url}>
                  <Name>{text}</Name>
                </OutLink>
              </q>
              <span className="quiet">
                {people.map(({ name }) => name).join(", ")}, {day(at)}. {why}
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown.length < seeds.length && (
        <button type="button" className="button plain" onClick={() => setAll(true)}>
          {seeds.length - shown.length} more
        </button>
      )}
    </div>
  );
}
