import { join } from "node:path";

import { type CommitSpec, makeRepository, temporaryFolder } from "./repository.ts";

export const START = 1_650_000_000;
export const WEEK = 7 * 86_400;
export const WEEKS = 170;

/** One commit for each entry, in which somebody appends eight lines to files. */
interface Step {
  week: number;
  author: string;
  paths: readonly string[];
  message?: string;
}

/** @param rename what people are called; their addresses stay */
function commitsOf(steps: readonly Step[], rename: (name: string) => string): CommitSpec[] {
  const contents = new Map<string, string>();
  return steps.map(({ week, author, paths, message }, index) => ({
    author: rename(author),
    email: `${author.toLowerCase().replaceAll(" ", ".")}@lab.dev`,
    at: START + week * WEEK + 3600 * (1 + (index % 20)),
    ...(message === undefined ? {} : { message }),
    files: Object.fromEntries(
      paths.map((path) => {
        const before = contents.get(path) ?? "";
        const added = Array.from({ length: 8 }, (_, i) => `value_${week}_${index}_${i} = ${week * 31 + i}\n`).join("");
        contents.set(path, before + added);
        return [path, before + added];
      }),
    ),
  }));
}

const weeks = (of: (week: number) => readonly Omit<Step, "week">[]): Step[] =>
  Array.from({ length: WEEKS }, (_, week) => of(week).map((step) => ({ ...step, week }))).flat();

/**
 * What a team that keeps some of its work to itself works on. `lib` is changed by eight people beside Bo,
 * and alone but for every tenth time; `kernels` and `serve` always change together, by Ada alone.
 */
const CLOSED = weeks((week) => [
  { author: "Ada Stone", paths: [`kernels/k${week % 4}.cu`, `serve/s${week % 4}.py`] },
  ...(week % 2 === 0
    ? [
        {
          author: `Ivy ${"ABCDEFGH"[(week / 2) % 8]!}`,
          paths: [`lib/q${week % 3}.py`, ...(week % 20 === 0 ? ["serve/s0.py"] : [])],
        },
      ]
    : []),
  ...(week % 4 === 1 ? [{ author: "Bo Marsh", paths: [`lib/q${week % 3}.py`] }] : []),
]);

/** What it does in public. */
const OPEN = weeks((week) => [
  ...(week % 2 === 0
    ? [
        {
          author: "Bo Marsh",
          paths: [`quantization/q${week % 3}.py`],
          message: week === WEEKS - 2 ? "Quantize the cache, 2.5x less memory" : `Bump quant to 0.${week}.2`,
        },
      ]
    : []),
  ...(week % 3 === 0
    ? [{ author: "Cy Wood", paths: [`quantization/r${week % 3}.py`], message: "Faster packing" }]
    : []),
  ...(week % 5 === 0 ? [{ author: "Ada Stone", paths: ["kernels/open.cu"], message: `Change ${week}` }] : []),
]);

const peer = (name: string, folder: string): Step[] =>
  weeks((week) => [{ author: `${name} ${"ABC"[week % 3]!}`, paths: [`${folder}/f${week % 3}.py`] }]);

const ALL = {
  closed: CLOSED,
  open: OPEN,
  serving: peer("Sol", "serving"),
  evaluation: peer("Eve", "evaluation"),
  tokens: peer("Tom", "tokenizer"),
};

/**
 * Makes the repositories of a team and of three others.
 *
 * @param upTo only what was done before this week
 */
export function teamRepositories({
  upTo = WEEKS,
  rename = (name: string): string => name,
}: { upTo?: number; rename?: (name: string) => string } = {}): string[] {
  const folder = temporaryFolder();
  return Object.entries(ALL).map(([name, steps]) =>
    makeRepository(
      commitsOf(
        steps.filter(({ week }) => week < upTo),
        rename,
      ),
      join(folder, name),
    ),
  );
}
