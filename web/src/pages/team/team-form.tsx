import { useId } from "react";

import type { Team, TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { useOperation } from "../../api/use-operation.ts";
import { OneOf } from "../../design/one-of.tsx";
import { SomeOf } from "../../design/some-of.tsx";
import { useDraft } from "../../design/use-draft.ts";
import { MembersField } from "./members-field.tsx";

const WHO = [
  { value: "everyone", name: "Everyone active in the repositories" },
  { value: "named", name: "People by name" },
] as const;

const SHOWN = [
  { value: "all", name: "All others" },
  { value: "some", name: "Those with a page, and these" },
] as const;

const MOST_NAME = 200;

/** All that makes a team, each part at once in the link. */
export function TeamForm({
  team,
  repositories,
  result,
  set,
}: {
  team: Team;
  /** That were read. */
  repositories: readonly string[];
  result: TeamResult | undefined;
  set: (part: Partial<Team>) => void;
}): React.JSX.Element {
  const { data: roles } = useOperation("roles", {});
  // What a link names is shown even where it was not read.
  const named = [...team.repositories, ...team.private, ...(team.public === "all" ? [] : team.public)];
  const options = [...new Set([...repositories, ...named])].map((value) => ({ value, name: value, definition: value }));
  const open = team.public === "all" ? options : options.filter(({ value }) => !team.private.includes(value));
  return (
    <div className="team-form">
      <Text label="What it is called" value={team.title} onChange={(title) => set(title === "" ? {} : { title })} />
      <Part name="The team’s repositories">
        <SomeOf
          label="The team’s repositories"
          chosen={team.repositories}
          options={options}
          onChange={(chosen) => set({ repositories: chosen })}
        />
      </Part>
      <Part name="Members">
        <OneOf
          label="Members"
          value={team.members === "everyone" ? "everyone" : "named"}
          options={WHO}
          onChange={(next) => {
            if ((team.members === "everyone") !== (next === "everyone"))
              set({ members: next === "everyone" ? next : (result?.members.map(({ person }) => person) ?? []) });
          }}
        />
        {team.members === "everyone" ? (
          <p className="quiet">
            Who worked in the repositories in at least {plural(team.leastWeeks ?? 3, "week")} of the last{" "}
            {team.activeDays ?? 365} days. “People by name” begins with those.
          </p>
        ) : (
          <MembersField members={team.members} known={result?.members} onChange={(members) => set({ members })} />
        )}
      </Part>
      <Text
        label="Members of whom nothing was read, one a line: they count as not known"
        value={team.notSeen.join("\n")}
        lines={2}
        onChange={(text) =>
          set({
            notSeen: text
              .split("\n")
              .map((line) => line.trim().slice(0, MOST_NAME))
              .filter((line) => line !== ""),
          })
        }
      />
      <Part name="Private: what the public can’t see">
        <SomeOf
          label="Private: what the public can’t see"
          chosen={team.private}
          options={options}
          onChange={(next) =>
            set({
              private: next,
              public: team.public === "all" ? "all" : team.public.filter((source) => !next.includes(source)),
            })
          }
        />
      </Part>
      <Part name="Public">
        <OneOf
          label="Public"
          value={team.public === "all" ? "all" : "some"}
          options={SHOWN}
          onChange={(next) => set({ public: next === "all" ? "all" : [] })}
        />
        {team.public !== "all" && (
          <SomeOf
            label="Public, beside those with a page"
            chosen={team.public}
            options={open}
            onChange={(next) => set({ public: next })}
          />
        )}
      </Part>
      <Part name="Areas that the team needs to cover">
        <SomeOf
          label="Areas that the team needs to cover"
          chosen={team.needs}
          options={(roles?.areas ?? []).map(({ area, name, definition }) => ({ value: area, name, definition }))}
          onChange={(needs) => set({ needs })}
        />
      </Part>
      {team.peers && <Peers peers={team.peers} onRemove={() => set({ peers: undefined })} />}
    </div>
  );
}

function Part({ name, children }: { name: string; children: React.ReactNode }): React.JSX.Element {
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}

function Peers({ peers, onRemove }: { peers: NonNullable<Team["peers"]>; onRemove: () => void }): React.JSX.Element {
  const names = peers.map((peer) => ("source" in peer ? peer.source : peer.title));
  return (
    <Part name="Teams to compare with, from the team file">
      <div className="row">
        <span>{names.join(", ") || "none"}</span>
        <button type="button" className="button" onClick={onRemove}>
          Compare with every other public source
        </button>
      </div>
    </Part>
  );
}

/** A text that is taken when it is left, so that nothing is asked at each letter. */
function Text({
  label,
  value,
  lines = 1,
  onChange,
}: {
  label: string;
  value: string;
  lines?: number;
  onChange: (value: string) => void;
}): React.JSX.Element {
  const id = useId();
  const [typed, setTyped] = useDraft(value);
  const common = {
    id,
    className: "input",
    value: typed,
    onChange: ({ target }: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setTyped(target.value),
    onBlur: () => typed.trim() !== value && onChange(typed.trim()),
  };
  return (
    <div className="field team-text">
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...common} rows={lines} />
      ) : (
        <input
          {...common}
          maxLength={MOST_NAME}
          onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
        />
      )}
    </div>
  );
}
