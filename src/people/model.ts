import type { Logistic } from "../statistics/logistic.ts";
import { FEATURES, type Feature } from "./compare.ts";

/**
 * By judgement: the gold set holds next to no such pair. Of two people with two full names that do not fit, a
 * login that fits both belongs to one.
 */
const OTHER_FULL_NAMES = -3;

/**
 * By judgement: even odds, where nothing else is in common. The few such pairs of the gold set are one account,
 * but a given name is borne by more strangers than the gold set has accounts.
 */
const SAME_GIVEN_NAME = 1.5;

/**
 * Fitted on 2026-11-25 with `npm run identity:accuracy` on nine public repositories of LLM work: 1097
 * identities of 958 GitHub accounts, logistic regression with a ridge of one case, no coefficient below
 * zero. A coefficient of zero adds nothing to the rarity of what is shared, which stands for most of the evidence.
 * docs/method/identity.md has the figures for repositories that were left out.
 */
const COEFFICIENTS: Record<Feature, number> = {
  sameFullName: 1.27,
  closeFullName: 0.63,
  sameNickname: 1.49,
  sameGivenName: SAME_GIVEN_NAME,
  loginIsNickname: 0,
  wholeNameHandle: 0.75,
  initialHandle: 1.49,
  partOfName: 0,
  rarity: 1.39,
  sameSource: 0.73,
  otherFullNames: OTHER_FULL_NAMES,
};

export const MODEL: Logistic = { intercept: -1.32, coefficients: FEATURES.map((feature) => COEFFICIENTS[feature]) };
