import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LinesEditor, type Lines, NO_LINES } from "./lines.ts";
import { followMoves } from "./moves.ts";

const NEW = -1;

/** A line, by its hash; it has as many letters as it says. */
interface Line {
  hash: number;
  weight: number;
}

/** Lines of ten letters each. */
function tens(...hashes: readonly number[]): Line[] {
  return hashes.map((hash) => ({ hash, weight: 10 }));
}

/** A file whose lines come from the commits 100, 101 and so on. */
function oldFile(lines: readonly Line[]): Lines {
  const editor = new LinesEditor(NO_LINES);
  const hashes = Int32Array.from(lines, ({ hash }) => hash);
  editor.add({ origins: Int32Array.from(lines, (_, index) => 100 + index), hashes }, 0, lines.length);
  return editor.done();
}

/** The origins that new lines get, which stand together in stretches. */
function follow(old: readonly Line[], ...stretches: readonly Line[][]): number[] {
  const all = stretches.flat();
  const origins = new Int32Array(all.length).fill(NEW);
  followMoves(
    origins,
    {
      count: all.length,
      hashes: Int32Array.from(all, ({ hash }) => hash),
      weights: Uint8Array.from(all, ({ weight }) => weight),
    },
    stretches.map((lines) => lines.length),
    oldFile(old),
  );
  return [...origins];
}

describe("a block that was in the old file", () => {
  const old = tens(1, 2, 3, 4, 5, 6);

  it("keeps its origins when it has twenty letters, as in git blame -M", () => {
    expect(follow(old, tens(4, 5))).toEqual([103, 104]);
    expect(follow(old, tens(4))).toEqual([NEW]);
    expect(follow([{ hash: 9, weight: 20 }], [{ hash: 9, weight: 20 }])).toEqual([100]);
    expect(follow([{ hash: 9, weight: 19 }], [{ hash: 9, weight: 19 }])).toEqual([NEW]);
  });

  it("is found among new lines, and so are others in what is left of the stretch", () => {
    expect(follow(old, tens(90, 4, 5, 6, 91, 1, 2, 92))).toEqual([NEW, 103, 104, 105, NEW, 100, 101, NEW]);
  });

  it("does not reach over the end of a stretch", () => {
    expect(follow(old, tens(90, 4), tens(5, 91))).toEqual([NEW, NEW, NEW, NEW]);
    expect(follow(old, tens(90, 4, 5), tens(5, 6))).toEqual([NEW, 103, 104, 104, 105]);
  });

  it("may be copied more than once", () => {
    expect(follow(old, tens(1, 2), tens(1, 2))).toEqual([100, 101, 100, 101]);
  });

  it("is the one with most letters where several fit", () => {
    expect(follow([...tens(1, 2, 80), ...tens(1, 2, 3)], tens(1, 2, 3))).toEqual([103, 104, 105]);
  });

  it("takes lines without a letter along, and is never found by them", () => {
    const brace = { hash: 7, weight: 0 };
    const block = [...tens(1), brace, ...tens(2)];
    expect(follow(block, [...block])).toEqual([100, 101, 102]);
    expect(follow([brace, brace, brace], [brace, brace])).toEqual([NEW, NEW]);
  });
});

const file = fc.array(fc.record({ hash: fc.nat({ max: 12 }), weight: fc.constantFrom(0, 4, 10, 30) }), {
  maxLength: 40,
});

it("gives a line no origin but its own commit's, or that of an equal line", () => {
  fc.assert(
    fc.property(file, fc.array(file, { maxLength: 4 }), (old, stretches) => {
      const lines = stretches.flat();
      for (const [place, origin] of follow(old, ...stretches).entries())
        if (origin !== NEW) expect(old[origin - 100]!.hash).toBe(lines[place]!.hash);
    }),
  );
});

it("does not depend on what was asked before", () => {
  fc.assert(
    fc.property(file, file, file, file, (old, lines, otherOld, otherLines) => {
      const answer = follow(old, lines);
      follow(otherOld, otherLines);
      expect(follow(old, lines)).toEqual(answer);
    }),
  );
});

it("takes long files that are turned round, or made of equal lines, in good time", () => {
  const distinct = Array.from({ length: 20_000 }, (_, hash) => ({ hash, weight: 30 }));
  const turned = follow(distinct, distinct.toReversed());
  expect(turned).toEqual(turned.map((_, place) => 100 + distinct.length - 1 - place));
  const equal = distinct.map(() => ({ hash: 1, weight: 30 }));
  expect(follow(equal, equal)).toHaveLength(equal.length);
});
