import type { Band, PayBack } from "../model/planning.ts";
import { chanceToCarry, type Known } from "./coverage.ts";
import type { Monthly, Setting } from "./curves.ts";

/** How far ahead is looked for the month in which a junior seat overtakes. */
export const PAY_BACK_MONTHS = 60;

interface Spent {
  /** Both since the seat was opened, after so many months. */
  cost: Float64Array;
  work: Float64Array;
}

export interface PayBackCosts {
  junior: number;
  senior: number;
}

/**
 * A junior seat against a senior one in the same areas, opened at the same time: what each has cost and how many
 * months of work it has brought, on average over people who become core and stay, or do not. The junior seat
 * overtakes when money spent on it has bought as many months of work as the same money on the senior one.
 *
 * Its cost holds the time that a senior gives to somebody who is not core yet. The limits change the
 * junior's time to core, ramp-up and mentoring, while both leave as expected.
 *
 * @param everybody the share of all newcomers who have become core, by month; null: too few were seen
 * @param horizon months at whose end the cost of a month of work is looked at
 */
export function payBackOf(
  areas: readonly string[],
  costs: PayBackCosts,
  known: Known,
  everybody: Monthly | null,
  horizon: number,
): Pick<PayBack, "months" | "overtakes" | "overtakesLikeEverybody" | "costOfAMonth" | "mentorMonths"> {
  const senior = seniorSeat(areas, costs, known);
  const juniors = {
    low: juniorSeat(areas, costs, known, "low"),
    expected: juniorSeat(areas, costs, known, "expected"),
    high: juniorSeat(areas, costs, known, "high"),
  };
  const likeEverybody = everybody && juniorSeat(areas, costs, { ...known, core: () => everybody }, "expected");
  const price = ({ cost, work }: Spent, month = horizon): number | null =>
    work[month]! > 0 ? cost[month]! / work[month]! : null;
  const [dear, usual, cheap] = [price(juniors.low), price(juniors.expected), price(juniors.high)];
  return {
    months: Array.from({ length: PAY_BACK_MONTHS + 1 }, (_, month) => ({
      month,
      junior: {
        cost: juniors.expected.cost[month]!,
        work: {
          low: juniors.low.work[month]!,
          expected: juniors.expected.work[month]!,
          high: juniors.high.work[month]!,
        } satisfies Band,
        price: {
          low: price(juniors.high, month),
          expected: price(juniors.expected, month),
          high: price(juniors.low, month),
        },
      },
      senior: { cost: senior.cost[month]!, work: senior.work[month]!, price: price(senior, month) },
    })),
    overtakes: {
      month: overtakes(juniors.expected, senior),
      earliest: overtakes(juniors.high, senior),
      latest: overtakes(juniors.low, senior),
    },
    overtakesLikeEverybody: likeEverybody && { month: overtakes(likeEverybody, senior) },
    costOfAMonth: {
      junior: usual === null || cheap === null || dear === null ? null : { low: cheap, expected: usual, high: dear },
      senior: price(senior),
    },
    mentorMonths: mentorMonths(areas, known, horizon),
  };
}

/** Cost and work of a seat, from what it costs in each month and the chance that the work is carried. */
function spent(cost: (month: number) => number, chance: Float64Array): Spent {
  const sums = { cost: new Float64Array(PAY_BACK_MONTHS + 1), work: new Float64Array(PAY_BACK_MONTHS + 1) };
  for (let month = 0; month < PAY_BACK_MONTHS; month++) {
    sums.cost[month + 1] = sums.cost[month]! + cost(month);
    sums.work[month + 1] = sums.work[month]! + chance[month]!;
  }
  return sums;
}

function seniorSeat(areas: readonly string[], costs: PayBackCosts, known: Known): Spent {
  const fill = known.assumed.fill.expected;
  const there = (month: number): number => known.stay.expected[month - fill] ?? 0;
  return spent(
    (month) => (there(month) * costs.senior) / 12,
    chanceToCarry("senior", areas, known, PAY_BACK_MONTHS).expected,
  );
}

/** The junior's own part of what is not known is in its setting; filling the seat and leaving are as expected. */
function juniorSeat(areas: readonly string[], costs: PayBackCosts, known: Known, setting: Setting): Spent {
  const { assumed, stay } = known;
  const opposite = setting === "low" ? "high" : setting === "high" ? "low" : "expected";
  const fill = assumed.fill.expected;
  const ramp = assumed.ramp.junior[opposite];
  const core = known.core(areas)[setting];
  const carries = (month: number): number => (month - fill < ramp ? 0 : (core[month - fill] ?? 0));
  const there = (month: number): number => stay.expected[month - fill] ?? 0;
  const chance = Float64Array.from({ length: PAY_BACK_MONTHS + 1 }, (_, month) => there(month) * carries(month));
  return spent(
    (month) => (there(month) * (costs.junior + (1 - carries(month)) * assumed.mentor[opposite] * costs.senior)) / 12,
    chance,
  );
}

/** Months of a senior's time that one junior takes. */
function mentorMonths(areas: readonly string[], { assumed, stay, core }: Known, horizon: number): number {
  const { expected: curve } = core(areas);
  let months = 0;
  for (let worked = 0; worked < horizon - assumed.fill.expected; worked++) {
    const carries = worked < assumed.ramp.junior.expected ? 0 : curve[worked]!;
    months += stay.expected[worked]! * (1 - carries) * assumed.mentor.expected;
  }
  return months;
}

/** The first month after which the one has brought as much for its money as the other; null: not in five years. */
function overtakes(one: Spent, other: Spent): number | null {
  for (let month = 1; month <= PAY_BACK_MONTHS; month++)
    if (one.work[month]! > 0 && one.work[month]! * other.cost[month]! >= other.work[month]! * one.cost[month]!)
      return month;
  return null;
}
