import fc from "fast-check";
import { expect, it } from "vitest";

import { type LineFacts, LineReader } from "./line-facts.ts";

const NOTHING: LineFacts = { count: 0, hashes: new Int32Array(), weights: new Uint8Array(), wordSum: 0 };

/** Reads bytes that end with a line, in pieces of these sizes. */
function factsOf(content: Buffer, sizes: readonly number[] = []): LineFacts {
  const reader = new LineReader();
  let from = 0;
  for (const size of [...sizes, content.length]) {
    const piece = content.subarray(from, from + size);
    from += piece.length;
    for (let at = 0; at >= 0 && at < piece.length;) at = reader.read(piece, at);
  }
  return reader.take() ?? NOTHING;
}

function sumOf(content: string): number {
  return factsOf(Buffer.from(`${content}\n`)).wordSum;
}

function shown({ count, hashes, weights, wordSum }: LineFacts): unknown {
  return { count, hashes: [...hashes], weights: [...weights], wordSum };
}

const content = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("a", "b c", "", "\r", "\t{", "x_1 = y;", "\n")))
  .map((lines) => Buffer.from(lines.map((line) => `${line}\n`).join("")));

it("reads the same in whatever pieces the bytes arrive", () => {
  fc.assert(
    fc.property(content, fc.array(fc.nat({ max: 9 })), (bytes, sizes) => {
      expect(shown(factsOf(bytes, sizes))).toEqual(shown(factsOf(bytes)));
    }),
  );
});

it("counts lines, and knows equal ones by their hashes", () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const { count, hashes } = factsOf(bytes);
      const lines = bytes.toString("latin1").split("\n").slice(0, -1);
      expect(count).toBe(lines.length);
      const places = new Map(lines.map((line, place) => [line, hashes[place]]));
      expect(lines.map((line) => places.get(line))).toEqual([...hashes]);
      // Not certain with 32 bits, but as good as that in so few lines.
      expect(new Set(hashes).size).toBe(places.size);
    }),
    { seed: 20_261_123 },
  );
});

it("gathers the lines of one file after another, however many they are", () => {
  const reader = new LineReader();
  const read = (lines: number): LineFacts | undefined => {
    const bytes = Buffer.from("a\n".repeat(lines));
    for (let at = 0; at < bytes.length;) at = reader.read(bytes, at);
    return reader.take();
  };
  const [line] = factsOf(Buffer.from("a\n")).hashes;
  const files = [5000, 5000, 1, 0, 30_000, 2].map(read);
  expect(files.map((facts) => facts?.count)).toEqual([5000, 5000, 1, undefined, 30_000, 2]);
  for (const facts of files) expect(facts?.hashes.every((hash) => hash === line) ?? true).toBe(true);
});

it("weighs a line by its letters and digits, up to 255", () => {
  const { weights } = factsOf(Buffer.from(`ab_1 + (c)\n\n${"é"}\n${"x".repeat(300)}\n`));
  expect([...weights]).toEqual([4, 0, 0, 255]);
});

it("sums words and operators, wherever they stand and whatever stands between them", () => {
  const word = fc.constantFrom("one", "two_2", "3", "naïve", "call");
  const gap = fc.constantFrom(" ", "\n", "  ", "(", "{\n  ", ", ", ";\n", "'", "\r\n", "[\t");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap, gap), { maxLength: 12 }), (parts) => {
      const one = parts.map(([word, gap]) => word + gap).join("");
      const other = parts
        .toReversed()
        .map(([word, , gap]) => gap + word)
        .join("");
      expect(sumOf(one)).toBe(sumOf(other));
    }),
  );
  expect(sumOf("a+b")).toBe(sumOf("a + b"));
  for (const [one, other] of [
    ["a + b", "a - b"],
    ["ab", "a b"],
    ["a", "a a"],
    ["one", "two"],
    ["a == b", "a = b"],
  ])
    expect(sumOf(one!), `${one}, ${other}`).not.toBe(sumOf(other!));
});
