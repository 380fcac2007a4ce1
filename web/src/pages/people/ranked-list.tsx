import { Fragment, memo, useCallback, useMemo } from "react";

import type { Role } from "../../../../src/model/role.ts";
import type { SignalId } from "../../../../src/model/signal.ts";
import type { StandingsResult } from "../../../../src/model/standings.ts";
import { plural } from "../../../../src/model/words.ts";
import { day, sentence } from "../../../../src/reports/html/format.ts";
import { leftOutNote } from "../../../../src/reports/signal-text.ts";
import { inScope } from "../../role/search.ts";
import { type RankedPerson, useRanking } from "../../ranking/use-ranking.ts";
import { CompareBar } from "./compare-bar.tsx";
import { Exports } from "./exports.tsx";
import { PersonRow } from "./person-row.tsx";
import { picked, usePeopleSearch } from "./use-people-search.ts";

const STEP = 25;
const MOST = 1000;

interface Props {
  answer: StandingsResult;
  criteria: Role["criteria"];
  role: Role;
  /** Whether this is the answer to the question before. */
  waiting: boolean;
}

/** Everybody in order, with the ranges of their places. It is not drawn again while only a slider moves. */
export const RankedList = memo(function RankedList({
  answer,
  criteria: asked,
  role,
  waiting,
}: Props): React.JSX.Element {
  const { search, change } = usePeopleSearch();
  const wanted = Math.min(MOST, Math.max(STEP, Number(search.show) || STEP));
  const filtered = Boolean(search.q || search.repo || search.within);
  // A filter can show anybody, so then everybody needs a range.
  const limit = filtered ? answer.people.length : wanted;
  const { order, ranges, leftOut } = useRanking(answer, asked, limit);
  const criteria = useMemo(() => asked.filter(({ signal }) => !leftOut.includes(signal)), [asked, leftOut]);
  const chosen = useMemo(() => picked(search), [search]);
  const pick = useCallback(
    (person: string, on: boolean) =>
      change({ pick: (on ? [...chosen, person] : chosen.filter((id) => id !== person)).join(",") }),
    [change, chosen],
  );
  const passing = useMemo(() => order.filter((person) => passes(person, search, answer.asOf)), [order, search, answer]);
  const shown = passing.slice(0, wanted);
  const scope = useMemo(() => inScope(search, role.areas), [search, role.areas]);
  const namesakes = useMemo(() => byName(answer.people), [answer]);
  return (
    <section aria-label="Shortlist" aria-busy={waiting} className={waiting ? "people-waiting" : undefined}>
      <Summary answer={answer} order={order.length} passing={passing.length} leftOut={leftOut} />
      <ScaleHead criteria={criteria} />
      <ol>
        {shown.map((person, index) => {
          const candidate = ranges?.get(person.number);
          const before = index > 0 ? ranges?.get(shown[index - 1]!.number)?.group : undefined;
          return (
            <Fragment key={person.person}>
              {candidate && candidate.group !== before && !filtered && <GroupHead group={candidate.group} />}
              <PersonRow
                person={person}
                criteria={criteria}
                candidate={candidate}
                placed={order.length}
                scope={scope}
                sameName={namesakes
                  .get(person.name.toLowerCase())!
                  .filter((id) => id !== person.person)
                  .join(" and ")}
                picked={chosen.includes(person.person)}
                full={chosen.length}
                onPick={pick}
              />
            </Fragment>
          );
        })}
      </ol>
      {passing.length === 0 && <p className="notice">Nobody in this list passes the filters.</p>}
      <div className="row people-more">
        {passing.length > shown.length && (
          <button type="button" className="button" onClick={() => change({ show: String(wanted + STEP) })}>
            Show {Math.min(STEP, passing.length - shown.length)} more of {passing.length}
          </button>
        )}
        <Exports answer={answer} role={role} criteria={criteria} people={passing} ranges={ranges} />
      </div>
      <CompareBar people={chosen} answer={answer} />
    </section>
  );
});

function Summary({
  answer: { asOf, cohort, sources, notes },
  order,
  passing,
  leftOut,
}: {
  answer: StandingsResult;
  order: number;
  passing: number;
  leftOut: readonly SignalId[];
}): React.JSX.Element {
  const missing = sources.reduce((sum, { missingBlobs }) => sum + missingBlobs, 0);
  const shallow = sources.filter(({ shallowCommits }) => shallowCommits > 0).length;
  return (
    <div className="people-summary">
      <p>
        <strong>{plural(order, "person", "people")} placed</strong>
        {passing < order ? `, ${passing} shown` : ""} · {cohort.unknown} more active with too little public work to say
        · {plural(cohort.repositories.length, "repository", "repositories")} as of {day(asOf)} (UTC)
      </p>
      <p className="quiet">
        {[
          ...notes,
          "Private work and other code bases are not seen.",
          ...(leftOut.length > 0 ? [leftOutNote(leftOut)] : []),
          ...(missing > 0 ? [`${plural(missing, "file version")} missing from the clones.`] : []),
          ...(shallow > 0 ? [`${plural(shallow, "shallow clone")}: what came before is not seen.`] : []),
        ].join(" ")}
      </p>
    </div>
  );
}

function ScaleHead({ criteria }: { criteria: Role["criteria"] }): React.JSX.Element {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <div className="people-row people-scale" aria-hidden="true">
      <span>Place</span>
      <span>Who, and why here</span>
      <span className="people-criteria">
        {criteria.map(({ signal, weight }) => (
          <span key={signal}>
            <span>{sentence(signal)}</span>
            <em>counts {Math.round((100 * weight) / total)} %</em>
            <span className="people-ticks">
              <span>0</span>
              <span>50</span>
              <span>100</span>
            </span>
          </span>
        ))}
      </span>
    </div>
  );
}

function GroupHead({ group }: { group: number }): React.JSX.Element {
  return (
    <li className="people-group">
      {group === 1
        ? "These can’t be told apart from the first"
        : `Group ${group}: behind the first of the group above, and not told apart from the first here`}
    </li>
  );
}

function passes(person: RankedPerson, { q, repo, within }: Record<string, string | undefined>, asOf: string): boolean {
  if (q && !plain(person.name).includes(plain(q)) && person.person !== q) return false;
  if (repo && !person.repositories.some(({ source }) => source === repo)) return false;
  const months = Number(within);
  return !(months > 0) || Date.parse(person.lastActive) >= Date.parse(asOf) - months * 30.44 * 86_400_000;
}

/** A name without capitals and accents. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
}

/** Ids of the people of each name. */
function byName(people: readonly RankedPerson[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { name, person } of people) ids.set(name.toLowerCase(), [...(ids.get(name.toLowerCase()) ?? []), person]);
  return ids;
}
