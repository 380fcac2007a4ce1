import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type LineFacts, LineReader } from "../line-facts.ts";
import { changeKinds } from "./change-kind.ts";

/** What is kept of lines; undefined of none. */
function facts(...lines: readonly string[]): LineFacts | undefined {
  const buffer = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  const reader = new LineReader();
  for (let at = 0; at < buffer.length;) at = reader.read(buffer, at);
  return reader.take();
}

function change(gained: readonly string[], lost: readonly string[]): Parameters<typeof changeKinds>[0][number] {
  return { gained: facts(...gained), lost: facts(...lost) };
}

const BODY = ["export function one(): void {", "  return another(42);", "let something = other;"];
const OTHER = ["nothing of the kind here", "nor is there in this line"];
const EDIT = { gained: "edit", lost: "edit" };

describe("formatting", () => {
  const FORMATTING = { gained: "formatting", lost: "formatting" };

  it("is where no word of the file changed", () => {
    expect(changeKinds([change(["if (x) {", '  call("a", b)', "}"], ["if (x) call('a', b);"])])).toEqual([FORMATTING]);
    expect(changeKinds([change(["a + b"], ["a - b"])])).toEqual([EDIT]);
    expect(changeKinds([change(["call(a)"], ["call(b)"])])).toEqual([EDIT]);
  });

  it("is neither what only adds nor what only takes away", () => {
    expect(changeKinds([change([""], []), change([], ["{"]), change([], [])])).toEqual([EDIT, EDIT, EDIT]);
  });
});

describe("moved", () => {
  it("is what goes to another file of the commit, on both sides", () => {
    expect(changeKinds([change([], BODY), change(BODY, [])])).toEqual([
      { gained: "edit", lost: "moved" },
      { gained: "moved", lost: "edit" },
    ]);
  });

  it("needs more than half of the lines that tell", () => {
    const half = change([...BODY.slice(0, 2), ...OTHER], []);
    expect(changeKinds([change([], BODY), half])[1]).toEqual(EDIT);
    const most = change([...BODY, ...OTHER], []);
    expect(changeKinds([change([], BODY), most])[1]!.gained).toBe("moved");
  });

  it("is not what moves within a file, nor what any file may have", () => {
    expect(changeKinds([change([...BODY, "x1"], [...BODY, "x2"]), change(OTHER, [])])).toEqual([EDIT, EDIT]);
    expect(changeKinds([change(["}", "return x;"], []), change([], ["}", "return x;"])])).toEqual([EDIT, EDIT]);
  });

  it("is seen when several files have the lines", () => {
    expect(changeKinds([change([], BODY), change(BODY, []), change(BODY, [])]).map(({ gained }) => gained)).toEqual([
      "edit",
      "moved",
      "moved",
    ]);
  });
});

it("does not depend on the order of the files", () => {
  const line = fc.constantFrom(...BODY, ...OTHER, "}", "");
  const file = fc.tuple(fc.array(line, { maxLength: 4 }), fc.array(line, { maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(file, { maxLength: 5 }), (files) => {
      const changes = files.map(([gained, lost]) => change(gained, lost));
      expect(changeKinds(changes.toReversed()).toReversed()).toEqual(changeKinds(changes));
    }),
  );
});
