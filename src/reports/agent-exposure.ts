import type { AgentExposureResult } from "../model/agent-exposure.ts";
import type { Effect } from "../signals/agent-effects.ts";
import type { AgentExposure } from "../signals/agent-exposure.ts";
import { type AgentWork, LEAST_DISCLOSED, LEAST_DISCLOSERS } from "../signals/agent-work.ts";
import type { CommitFeature } from "../signals/commit-features.ts";
import { round } from "./signal-result.ts";

const MOST_EFFECTS = 3;
const MOST_TRAITS = 4;

/** From this AUC on a likeness says something: "acceptable" in Hosmer and Lemeshow, "Applied logistic regression". */
const SAYS_SOMETHING = 0.7;

/** What more and less of a feature is called. */
const WORDS: Readonly<Record<CommitFeature, readonly [more: string, less: string]>> = {
  files: ["changes to more files", "changes to fewer files"],
  modules: ["changes across more modules", "changes within fewer modules"],
  areas: ["changes across more areas", "changes within fewer areas"],
  added: ["more lines added", "fewer lines added"],
  deleted: ["more lines removed", "fewer lines removed"],
  tests: ["more work on tests", "less work on tests"],
  docs: ["more work on documentation", "less work on documentation"],
  configuration: ["more work on configuration", "less work on configuration"],
  code: ["more work on code", "less work on code"],
  created: ["more new files", "fewer new files"],
  removal: ["more removing than adding", "less removing than adding"],
  concentration: ["changes that lie more in one file", "changes that lie less in one file"],
};

/** A person's agent exposure as the operation promises it, in words that accuse nobody. */
export function agentExposureResult(exposure: AgentExposure, work: AgentWork): AgentExposureResult {
  const { weeks, commits, provenance } = exposure;
  const { discrimination, disclosed, disclosers } = work;
  const verdict = discrimination && verdictOf(discrimination.auc);
  // A figure that says nothing would be read as if it said something.
  const told = verdict !== "nothing";
  const likeness = told ? exposure.likeness : null;
  const effects = told ? exposure.effects : [];
  const traits = told ? exposure.traits : [];
  const state = told || exposure.state !== "measured" ? exposure.state : "not-told-apart";
  const inHundred = (value: number): number => round(100 * value, 1);
  return {
    state,
    likeness: likeness && inHundred(likeness.estimate),
    low: likeness && inHundred(likeness.low),
    high: likeness && inHundred(likeness.high),
    weeks,
    commits,
    raises: shown(effects.filter(({ effect }) => effect > 0)),
    lowers: shown(effects.filter(({ effect }) => effect < 0)),
    disclosedWork: traits.slice(0, MOST_TRAITS).map(wordsOf),
    provenance,
    trust: {
      verdict,
      auc: discrimination && {
        estimate: round(discrimination.auc.estimate),
        low: round(discrimination.auc.low),
        high: round(discrimination.auc.high),
      },
      calibrationError: discrimination && round(discrimination.calibrationError),
      calibration: (discrimination?.calibration ?? []).map(({ cases, foreseen, observed }) => ({
        cases,
        foreseen: round(foreseen),
        observed: round(observed),
      })),
      disclosed,
      disclosers,
    },
    caveats: caveats(state),
  };
}

function shown(effects: readonly Effect[]): AgentExposureResult["raises"] {
  return effects
    .slice(0, MOST_EFFECTS)
    .map((one) => ({ feature: one.feature, words: wordsOf(one), effect: round(one.effect) }));
}

function wordsOf({ feature, more }: Pick<Effect, "feature" | "more">): string {
  return WORDS[feature][more ? 0 : 1];
}

function verdictOf({ estimate, low }: { estimate: number; low: number }): AgentExposureResult["trust"]["verdict"] {
  if (low <= 0.5) return "nothing";
  return estimate < SAYS_SOMETHING ? "little" : "something";
}

function caveats(state: AgentExposureResult["state"]): string[] {
  return [
    "Disclosed agent use is a fact about work, never a penalty. Nothing here is part of any ranking.",
    ...(state === "too-few-disclosed"
      ? [
          `At least ${LEAST_DISCLOSED} disclosed commits by ${LEAST_DISCLOSERS} others are needed to say what such work is like.`,
        ]
      : [
          "A likeness is no chance that an agent was used: people work like this too.",
          "The interval shows how their weeks vary. It takes the model as it is.",
          "Undisclosed work can hold agent work as well, and where it does, the AUC is lower than it would be.",
        ]),
    "What is attested is what the person says. That nothing is disclosed or attested proves nothing.",
  ];
}
