import * as Plot from "@observablehq/plot";
import { useMemo } from "react";

import type { TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { percent } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";
import { dotMarks } from "../../design/row-marks.ts";
import { type ChartRow, Rows, type RowScale } from "../../design/rows.tsx";
import { Section } from "../../design/section.tsx";
import { partOf } from "./leads.ts";
import { PersonLink } from "./person-link.tsx";

type Visibility = TeamResult["visibility"];

/** What shows of the team: by area beside peer teams, and by person. */
export function InPublic({ result }: { result: TeamResult }): React.JSX.Element {
  const { visibility } = result;
  return (
    <Section id="public" title="In public" lead={visibility.says.join(" ")}>
      {visibility.areas.length === 0 ? (
        <p className="notice">No work of members was seen in the last year.</p>
      ) : (
        <div className="team-two">
          <ByArea visibility={visibility} />
          <ByPerson visibility={visibility} unknown={result.notSeen} />
        </div>
      )}
    </Section>
  );
}

function ByArea({ visibility }: { visibility: Visibility }): React.JSX.Element {
  const { scale, groups } = useMemo(() => areaRows(visibility), [visibility]);
  const peers = visibility.peers.filter(({ enough }) => enough);
  return (
    <figure>
      <h3>What the team is about in public</h3>
      <div className="legend">
        <span>
          <i className="team-dot" />
          the team, with 95 % interval
        </span>
        {peers.length > 0 && (
          <span>
            <i className="team-ring" />
            {peers.length === 1 ? (
              <>
                <Name>{peers[0]!.title}</Name> ({plural(peers[0]!.people, "person", "people")})
              </>
            ) : (
              `${peers.length} peer teams`
            )}
          </span>
        )}
      </div>
      <Rows scale={scale} groups={groups} height={34} />
      <figcaption>
        Of the public weeks of all areas, the part in each: what a team is about, not how much it does.
        {peers.length > 0 &&
          ` Peer teams: ${peers.map(({ title, people, weeks }) => `${title} (${plural(people, "person", "people")}, ${plural(weeks, "week")})`).join(", ")}.`}
      </figcaption>
    </figure>
  );
}

function areaRows({ areas, peers }: Visibility): { scale: RowScale; groups: { rows: ChartRow[] }[] } {
  const compared = peers.filter(({ enough }) => enough);
  const most = Math.max(
    0.1,
    ...areas.map(({ part }) => part?.high ?? 0),
    ...compared.flatMap((peer) => peer.areas.map(({ part }) => part)),
  );
  const rows = areas.map(({ area, name, weeks, publicWeeks, part, stands }): ChartRow => {
    const beside = compared.map((peer) => ({
      title: peer.title,
      part: peer.areas.find((one) => one.area === area)?.part ?? 0,
    }));
    const figure = part
      ? `${percent(part.estimate)} (${Math.round(100 * part.low)}–${Math.round(100 * part.high)})`
      : "nothing in public";
    return {
      key: area,
      head: name,
      value: (
        <>
          {figure}
          {stands && <span className="quiet"> {stands}</span>}
        </>
      ),
      label: `${name}: ${figure}, ${partOf(publicWeeks, weeks)} in public${beside.map((peer) => `, ${peer.title} ${percent(peer.part)}`).join("")}`,
      marks: [
        ...(part ? dotMarks(part, [0, most]) : []),
        Plot.dot(beside, {
          x: "part",
          y: 0,
          r: 4,
          fill: "none",
          stroke: "var(--ink)",
          strokeWidth: 1.5,
          title: ({ title, part: theirs }: { title: string; part: number }) => `${title}: ${percent(theirs)}`,
        }),
      ],
    };
  });
  return { scale: shareScale(most, "part of the public weeks"), groups: [{ rows }] };
}

function ByPerson({ visibility, unknown }: { visibility: Visibility; unknown: readonly string[] }): React.JSX.Element {
  const { scale, groups, silent } = useMemo(() => personRows(visibility), [visibility]);
  const notKnown = [...silent, ...unknown];
  return (
    <figure>
      <h3>Whose work shows</h3>
      <Rows scale={scale} groups={groups} height={34} />
      <figcaption>
        By name: of the weeks of the last year, those with work in public. A bar reaches as far as it could be where it
        is not known whether a source is public.{" "}
        {notKnown.length > 0 && `Not known, since no work was read: ${notKnown.join(", ")}. `}
        How much is public is not how much was done.
      </figcaption>
    </figure>
  );
}

function personRows({ people }: Visibility): { scale: RowScale; groups: { rows: ChartRow[] }[]; silent: string[] } {
  const rows = people
    .filter(({ weeks }) => weeks > 0)
    .map(({ person, name, weeks, publicWeeks, unknownWeeks }): ChartRow => {
      const estimate = publicWeeks / weeks;
      return {
        key: person,
        head: <PersonLink person={person} name={name} />,
        value: (
          <>
            {publicWeeks} of {plural(weeks, "week")}
          </>
        ),
        label: `${name}: ${partOf(publicWeeks, weeks)} in public`,
        marks: dotMarks({ estimate, low: estimate, high: Math.min(1, (publicWeeks + unknownWeeks) / weeks) }, [0, 1]),
      };
    });
  const silent = people.filter(({ weeks }) => weeks === 0).map(({ name }) => name);
  return { scale: shareScale(1, "share of the weeks in public"), groups: [{ rows }], silent };
}

function shareScale(most: number, label: string): RowScale {
  return {
    x: { domain: [0, most] },
    ticks: (pixels) => {
      const step = [0.05, 0.1, 0.2, 0.25].find((size) => (most / size) * 48 <= pixels) ?? 0.5;
      return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => index * step);
    },
    tickName: percent,
    label,
  };
}
