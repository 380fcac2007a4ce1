import { expect, test } from "vitest";

import { csvOf } from "./download.ts";

test("a table: the columns, then the rows, and nothing for what is unknown", () => {
  expect(
    csvOf([
      { name: "a", lines: 3 },
      { name: "b", lines: null },
    ]),
  ).toBe("name,lines\r\na,3\r\nb,\r\n");
  expect(csvOf([])).toBe("");
});

test("commas, quotes and line ends stay within their cell", () => {
  expect(csvOf([{ a: 'x,"y"\nz' }])).toBe('a\r\n"x,""y""\nz"\r\n');
});

test("a name that a spreadsheet would run is a text, and a negative number stays one", () => {
  expect(csvOf([{ name: "=1+1", gain: -0.5 }])).toBe("name,gain\r\n'=1+1,-0.5\r\n");
});
