import { Link } from "@tanstack/react-router";
import { memo } from "react";

import type { Role } from "../../../../src/model/role.ts";
import type { SignalId } from "../../../../src/model/signal.ts";
import { plural } from "../../../../src/model/words.ts";
import type { Shortlist } from "../../../../src/ranking/shortlist.ts";
import { day, sentence } from "../../../../src/reports/html/format.ts";
import { reasons } from "../../../../src/reports/reasons.ts";
import { IntervalDot, UnknownDot } from "../../design/interval.tsx";
import type { Carried } from "../../role/search.ts";
import type { RankedPerson } from "../../ranking/use-ranking.ts";
import { MOST_PICKED } from "./use-people-search.ts";
import { Name } from "../../design/name.tsx";

interface Props {
  person: RankedPerson;
  criteria: Role["criteria"];
  /** Undefined while ranges are worked out. */
  candidate: Shortlist["candidates"][number] | undefined;
  /** How many were placed. */
  placed: number;
  /** Of links to workprints; the same object while it says the same. */
  scope: Carried;
  /** Ids of others of the same name, in words; empty where there are none. */
  sameName: string;
  picked: boolean;
  /** How many are picked. */
  full: number;
  onPick: (person: string, picked: boolean) => void;
}

/** One person: the range of their place, why they are here, and each criterion. */
export const PersonRow = memo(function PersonRow(props: Props): React.JSX.Element {
  const { person, criteria, candidate, placed, scope, sameName, picked, full, onPick } = props;
  const why = reasons(
    criteria.flatMap(({ signal, weight }) => {
      const known = person.signals[signal];
      return known ? [{ signal, weight, measures: known.measures }] : [];
    }),
  );
  return (
    <li className="people-row">
      <div className="people-place">
        {candidate ? (
          <>
            <span>
              {candidate.rank.low === candidate.rank.high
                ? candidate.rank.low
                : `${candidate.rank.low}–${candidate.rank.high}`}
            </span>
            <span className="people-range" aria-hidden="true">
              <i
                style={{
                  left: `${(100 * (candidate.rank.low - 1)) / placed}%`,
                  width: `${(100 * (candidate.rank.high - candidate.rank.low + 1)) / placed}%`,
                }}
              />
            </span>
          </>
        ) : (
          <span className="quiet">…</span>
        )}
      </div>
      <div className="people-who">
        <div className="people-name">
          <label className="people-pick" title="Compare">
            <input
              type="checkbox"
              checked={picked}
              disabled={!picked && full >= MOST_PICKED}
              onChange={({ target }) => onPick(person.person, target.checked)}
              aria-label={`Compare ${person.name}`}
            />
          </label>
          <span className="people-called">
            <PersonLink person={person.person} name={person.name} scope={scope} />
            {sameName !== "" && <code>{person.person}</code>}
          </span>
        </div>
        <p>{why.length > 0 ? `${sentence(why.join("; "))}.` : "Nothing stands out in what counts here."}</p>
        <p className="quiet">
          {person.repositories.map(({ source, weeks }) => `${source} ${plural(weeks, "week")}`).join(", ")} ·{" "}
          <span className="whole">last work {day(person.lastActive)}</span>
          {person.disclosedAgentShare > 0 &&
            ` · ${Math.max(1, Math.round(100 * person.disclosedAgentShare))} % of commits disclose an agent`}
        </p>
        {sameName !== "" && (
          <p className="people-namesake">
            May be one person with <code>{sameName}</code>, who has the same name. If so:{" "}
            <code>
              workprint identities confirm {person.person} {sameName.split(" ")[0]}
            </code>
          </p>
        )}
      </div>
      <Dots person={person} shown={criteria.map(({ signal }) => signal).join(",")} />
    </li>
  );
});

const PersonLink = memo(function PersonLink({
  person,
  name,
  scope,
}: {
  person: string;
  name: string;
  scope: Carried;
}): React.JSX.Element {
  return (
    <Link to="/people/$person" params={{ person }} search={scope}>
      <Name>{name}</Name>
    </Link>
  );
});

/** @param shown signals by comma: a text, which is the same while only weights change */
const Dots = memo(function Dots({ person, shown }: { person: RankedPerson; shown: string }): React.JSX.Element {
  return (
    <div className="people-criteria">
      {(shown.split(",") as SignalId[]).map((signal) => {
        const known = person.signals[signal];
        return (
          <span key={signal}>
            <span className="people-criterion-name" aria-hidden="true">
              {sentence(signal)}
            </span>
            {known ? (
              <IntervalDot
                label={signal}
                estimate={known.percentile}
                low={known.percentileLow}
                high={known.percentileHigh}
              />
            ) : (
              <UnknownDot label={signal} />
            )}
          </span>
        );
      })}
    </div>
  );
});
