import { expect, it } from "vitest";

import type { NewcomersResult } from "../../model/results.ts";
import { newcomersHtml } from "./newcomers-html.ts";

type ToCore = NewcomersResult["all"];

const curve: ToCore["everybody"] = {
  people: 30,
  becameCore: 12,
  after: [
    { months: 6, share: 0.2, low: 0.1, high: 0.4 },
    { months: 12, share: 0.4, low: 0.25, high: 0.6 },
    { months: 24, share: null, low: null, high: null },
  ],
  medianDays: { estimate: null, low: 500, high: null, reached: false },
  followedDays: 600,
  curve: [0, 300, 600].map((days) => ({ days, share: days / 1500, low: days / 3000, high: days / 1000 })),
};
const few: ToCore["everybody"] = {
  ...curve,
  people: 3,
  after: curve.after.map(({ months }) => ({ months, share: null, low: null, high: null })),
  medianDays: { estimate: null, low: null, high: null, reached: false },
  followedDays: 0,
  curve: [],
};
const toCore: ToCore = { everybody: curve, regular: few, leftOut: { founders: 4, shallow: 0 } };

function page(repositories: readonly string[]): string {
  return newcomersHtml({
    asOf: "2026-08-22T08:00:42Z",
    scope: ["kernels"],
    notes: ["<b>A note</b>"],
    all: toCore,
    repositories: repositories.map((repo) => ({ repo, ...toCore })),
  });
}

it("escapes whatever a source is called", () => {
  const html = page(["org+repo", '</text></style><script>alert(1)</script>"><img src=x onerror=alert(1)>']);
  expect(html).not.toMatch(/<script|<img|<b>A note/);
  expect(html).toContain("&lt;b&gt;A note");
});

it("shows shares, what is not known, and all together only where there are several", () => {
  const html = page(["org+repo", "org+other"]);
  expect(html).toContain("40 % (25–60)");
  expect(html).toContain("not followed");
  expect(html).toContain("Too few people came to say.");
  expect(html).toContain("All together");
  expect(html).not.toMatch(/NaN|undefined/);
  expect(page(["org+repo"])).not.toContain("All together");
});
