import type { History } from "../model/history.ts";
import type { Settings } from "../model/signal.ts";
import { agentCases, type AgentCases } from "./agent-cases.ts";
import { type Discrimination, measureDiscrimination } from "./agent-discrimination.ts";

/**
 * With 30 disclosed commits the 95 % interval of an AUC reaches 0.1 to either side where nothing can be told
 * apart, 1.96 / sqrt(12 n) for many undisclosed ones (Mann and Whitney 1947). With fewer not even a fair
 * model could be told from chance.
 */
export const LEAST_DISCLOSED = 30;

/** The habits of a few people are not those of agents. */
export const LEAST_DISCLOSERS = 10;

/** What is known of coding agents' work in all repositories, whoever is asked about. */
export interface AgentWork {
  cases: AgentCases;
  disclosed: number;
  /** Authors of the disclosed commits. */
  disclosers: number;
  /** Null: too few commits are disclosed. */
  discrimination: Discrimination | null;
}

export function agentWork(history: History, settings: Settings): AgentWork {
  const cases = agentCases(history);
  const counted = disclosedAmong(
    cases,
    Array.from(cases.author, (_, place) => place),
  );
  return {
    cases,
    ...counted,
    discrimination: isEnough(counted) ? measureDiscrimination(cases, settings) : null,
  };
}

/** Whether there is enough disclosed work to learn what it is like. */
export function isEnough({ disclosed, disclosers }: Pick<AgentWork, "disclosed" | "disclosers">): boolean {
  return disclosed >= LEAST_DISCLOSED && disclosers >= LEAST_DISCLOSERS;
}

/** Disclosed commits among some cases, and how many people or accounts they are by. */
export function disclosedAmong(
  { disclosed, author }: AgentCases,
  places: readonly number[],
): Pick<AgentWork, "disclosed" | "disclosers"> {
  const found = places.filter((place) => disclosed[place]);
  return { disclosed: found.length, disclosers: new Set(found.map((place) => author[place]!)).size };
}
