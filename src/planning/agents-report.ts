import type { AgentsReport } from "../model/planning.ts";
import { percent, plural } from "../model/words.ts";
import { type DisclosedWork, type Lasting, STAY_DAYS } from "../signals/disclosed-work.ts";

export interface AgentsFacts {
  work: { areas: ReadonlyMap<number, DisclosedWork>; all: DisclosedWork };
  /** Areas that the plans cover: place, id and name. */
  areas: readonly { place: number; area: string; name: string }[];
  people: AgentsReport["people"];
  /** What likeness to disclosed work is worth in this workspace; null: too few disclosures. */
  auc: { estimate: number; low: number; high: number } | null;
}

/** Where pull requests are squashed there are hardly any merges, and they say nothing. */
const LEAST_MERGES = 30;

const NOTHING: DisclosedWork = {
  commits: 0,
  disclosed: 0,
  lasting: { commits: 0, authors: 0, others: 0, shares: null, difference: null },
};

/** Where people beat agents and where not, as far as disclosed work can say it. */
export function agentsReport({ work, areas, people, auc }: AgentsFacts): AgentsReport {
  const rows = areas.map(({ place, area, name }) => {
    const { commits, disclosed, lasting } = work.areas.get(place) ?? NOTHING;
    return { area, name, commits, disclosed, share: wilson(disclosed, commits), lasting: lastingResult(lasting) };
  });
  const all = { commits: work.all.commits, disclosed: work.all.disclosed, lasting: lastingResult(work.all.lasting) };
  return { days: STAY_DAYS, areas: rows, all, people, says: sentences() };

  function sentences(): string[] {
    const says: string[] = [];
    const named = (says: AgentsReport["all"]["lasting"]["says"]): string[] =>
      rows.filter(({ lasting }) => lasting.says === says).map(({ name }) => name);
    const few = named("too little to say");
    const untold = named("can't be told");
    const longer = named("people's lines last longer");
    const agents = named("agents' lines last longer");
    if (longer.length > 0) says.push(`Lines without a disclosed agent last longer in ${longer.join(", ")}.`);
    if (agents.length > 0) says.push(`Lines of disclosed agent work last longer in ${agents.join(", ")}.`);
    if (untold.length > 0) says.push(`Which lines last longer can't be told in ${untold.join(", ")}.`);
    if (few.length > 0) says.push(`Too little is disclosed to say which lines last longer in ${few.join(", ")}.`);
    const { lasting } = all;
    says.push(
      lasting.difference === null
        ? `Over all areas, too: ${plural(lasting.commits, "disclosed commit")} by ${plural(lasting.authors, "author")} could be followed for ${STAY_DAYS} days.`
        : `Over all areas ${percent(lasting.disclosedShare!)} of what ${lasting.commits} disclosed commits wrote was still there after ${STAY_DAYS} days, against ${percent(lasting.othersShare!)} of other work of the same repositories, quarters and areas: a difference of ${points(lasting.difference.estimate)} points (${points(lasting.difference.low)} to ${points(lasting.difference.high)}), ${lasting.says}.`,
    );
    says.push(
      auc === null
        ? "Whether agents do other work than people can't be told: too little is disclosed."
        : auc.low > 0.5
          ? `By what a commit changes, disclosed agent work differs from other work to a degree (AUC ${auc.estimate.toFixed(2)}, ${auc.low.toFixed(2)} to ${auc.high.toFixed(2)}; 0.5 is chance).`
          : `By what a commit changes, disclosed agent work can't be told from other work (AUC ${auc.estimate.toFixed(2)}, ${auc.low.toFixed(2)} to ${auc.high.toFixed(2)}; 0.5 is chance): no kind of work here is the agents' own.`,
    );
    const merged =
      people.merges < LEAST_MERGES
        ? ""
        : `, and people made ${people.mergesByPeople} of the ${people.merges} merges of the last year`;
    if (people.disclosed > 0)
      says.push(
        `What stays with people: ${people.withPerson} of ${plural(people.disclosed, "disclosed commit")} of two years have a person among their authors, who answers for them${merged}.`,
      );
    says.push(
      "Disclosing is a choice, and many projects don't ask for it: nothing disclosed is no proof of no agent. So agents cover nothing in a plan, and cost what it gives them.",
    );
    return says;
  }
}

function lastingResult({ commits, authors, others, shares, difference }: Lasting): AgentsReport["all"]["lasting"] {
  return {
    commits,
    authors,
    others,
    disclosedShare: shares && shares.disclosed,
    othersShare: shares && shares.others,
    difference,
    says:
      difference === null
        ? "too little to say"
        : difference.high < 0
          ? "people's lines last longer"
          : difference.low > 0
            ? "agents' lines last longer"
            : "can't be told",
  };
}

/** Share with its 95 % limits after Wilson 1927; null of nothing. */
function wilson(hits: number, of: number): { estimate: number; low: number; high: number } | null {
  if (of === 0) return null;
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * of)) / of);
  const scale = 1 + (z * z) / of;
  return { estimate: share, low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/** `−4`, `+12`: hundredths. */
function points(share: number): string {
  const rounded = Math.round(100 * share);
  return rounded < 0 ? `−${-rounded}` : `+${rounded}`;
}
