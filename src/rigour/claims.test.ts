import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { SupportKind } from "../model/contribution.ts";
import { claimsOf } from "./claims.ts";
import type { TextFormat } from "./passage.ts";
import { passagesOf, wordsIn } from "./passages.ts";
import { sentencesOf } from "./sentences.ts";
import { backed, thorough } from "./support.ts";

const kindsOf = (text: string, format: TextFormat = "markdown"): string[] =>
  passagesOf(text, format).map(({ kind }) => kind);
const supportOf = (text: string, format: TextFormat = "markdown"): SupportKind[][] =>
  claimsOf(text, format).map(({ support }) => support.map(({ kind }) => kind));

describe("blocks of a text", () => {
  test("Markdown as it is written on GitHub", () => {
    const text = `---
title: x
---
# Title

<!-- Please describe your change. -->
A paragraph
over two lines.

| a | b |
| - | - |
| 1 | 2 |

- an item
- [ ] to do
- [x] done

> said by others

\`\`\`\`
\`\`\`
code
\`\`\`
\`\`\`\`

    indented

![curve](curve.png)

![build](https://img.shields.io/badge/build-passing)

<table><tr><td>1</td></tr><tr><td>2</td></tr></table>

Heading
-------
<details><summary>More</summary>

Hidden at first.

</details>`;
    expect(kindsOf(text)).toEqual([
      "heading",
      "paragraph",
      "table",
      "item",
      "task",
      "task",
      "quotation",
      "code",
      "code",
      "figure",
      "table",
      "heading",
      "paragraph",
      "paragraph",
    ]);
    expect(wordsIn("Two words\n\n> not these\n\n```\nnor these\n```", "markdown")).toBe(2);
  });

  test("an unfinished comment, fence and table lose nothing before them", () => {
    expect(kindsOf("before\n\n<!-- never ends\n\nhidden")).toEqual(["paragraph"]);
    expect(kindsOf("before\n\n```\nnever ends")).toEqual(["paragraph", "code"]);
    expect(kindsOf("before\n\n<table><tr><td>1")).toEqual(["paragraph", "quotation"]);
  });

  test("HTML: what arranges is no table, what is not seen is not read", () => {
    expect(
      kindsOf(
        "<table><tr><td><p>One</p></td><td><table><tr><td>1</td></tr><tr><td>2</td></tr></table></td></tr></table>",
        "html",
      ),
    ).toEqual(["paragraph", "table"]);
    expect(
      passagesOf("a<script>b</script><style>c</style><template>d</template> <b>e</b><del>f</del>", "html"),
    ).toMatchObject([{ text: "a e" }]);
    expect(passagesOf("one<br>two<img src=a.png> three", "html")).toMatchObject([
      { kind: "paragraph", text: "one two three" },
      { kind: "figure", text: "picture" },
    ]);
  });

  test("plain text: a quotation of a mail", () => {
    expect(kindsOf("> It is faster.\nI disagree.\n\nMore.", "plain")).toEqual(["quotation", "paragraph", "paragraph"]);
  });

  test("sentences end where they end", () => {
    expect(sentencesOf("It fell by 0.5 %, e.g. On one card. See Fig. 3 for v1.2. Really? Yes!")).toEqual([
      "It fell by 0.5 %, e.g. On one card.",
      "See Fig. 3 for v1.2.",
      "Really?",
      "Yes!",
    ]);
  });
});

describe("what stands with a claim", () => {
  test("a table by its number, wherever it is", () => {
    const text = `As Table 2 shows, ours outperforms the baseline.

Another paragraph.

Table 1: Settings.

| a | b |
| - | - |
| 1 | 2 |

Table 2: Results.

| model | score |
| - | - |
| ours | 9 |
| baseline | 8 |`;
    const [claim] = claimsOf(text, "markdown");
    expect(claim!.support.find(({ kind }) => kind === "table")!.quote).toBe("model | score ours | 9 baseline | 8");
    expect(
      supportOf("As Table 3 shows, ours outperforms the baseline.\n\nAnother.\n\n| a | b |\n| - | - |\n| 1 | 2 |")[0],
    ).not.toContain("table");
  });

  test("not what belongs to the next claim, nor an installation, an issue or a badge", () => {
    expect(supportOf("It fixes the crash. It is 2x faster than before.")).toEqual([[], ["number", "baseline"]]);
    expect(supportOf("This fixes the crash.\n\n```\npip install x\n```")).toEqual([[]]);
    expect(supportOf("This fixes the crash, see https://github.com/a/b/issues/3.")).toEqual([[]]);
    expect(supportOf("This fixes the crash.\n\n![](https://img.shields.io/x)")).toEqual([[]]);
  });

  test("the quotation is the sentence, its place a paragraph", () => {
    expect(claimsOf("# Title\n\nText.\n\n- Also. **Memory** drops by `3 GB`.", "markdown")).toEqual([
      {
        kind: "improvement",
        quote: "Memory drops by 3 GB.",
        place: "paragraph 2",
        support: [{ kind: "number", quote: "3 GB" }],
      },
    ]);
    const long = `It improves ${"very ".repeat(200)}much.`;
    expect(claimsOf(long, "plain")[0]!.quote).toHaveLength(300);
  });

  test("data is what a reader can judge by", () => {
    const claim = (kind: "fix" | "comparison", ...support: SupportKind[]): Parameters<typeof backed>[0] => ({
      kind,
      support: support.map((one) => ({ kind: one, quote: "" })),
    });
    expect(backed(claim("comparison"))).toBe(false);
    expect(backed(claim("comparison", "baseline", "null-result", "code"))).toBe(false);
    expect(backed(claim("fix", "code"))).toBe(true);
    for (const kind of ["number", "table", "figure", "data-set", "interval", "ablation"] as const)
      expect(backed(claim("comparison", kind))).toBe(true);
    expect([thorough(claim("fix", "number")), thorough(claim("fix", "baseline"))]).toEqual([false, true]);
  });
});

describe("any text", () => {
  test("is read without an error, and always the same", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "`",
      "```\n",
      "|",
      "\n",
      "\n\n",
      "- ",
      "> ",
      "![",
      "](",
      "<!--",
      "1.5x",
      "faster than ",
      "no ",
      "&#0;",
      "&#99999999;",
      "<table>",
      "<pre>",
      ". ",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom<TextFormat>("markdown", "html", "plain"), (text, format) => {
        expect(claimsOf(text, format)).toEqual(claimsOf(text, format));
        expect(wordsIn(text, format)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test.each([
    "<",
    "![",
    "[a](",
    "<img ",
    "**",
    "no not ",
    "1 to 2 from 3 ",
    "faster ",
    "> ",
    "|-",
    "~~a",
    "`",
    "<!--",
    "https://a",
    "a. B",
    "It is faster. ",
    "fixes could ",
    ", thus reducing ",
    "may be no more than ",
    "aerror",
    "<ul><li>",
    "- a\n  ",
    "1 -> 2, ",
  ])("'%s' many times over takes no long time", { timeout: 15_000 }, (piece) => {
    const text = piece.repeat(Math.floor(200_000 / piece.length));
    for (const format of ["markdown", "html", "plain"] as const) claimsOf(text, format);
    // As many sentences of the greatest length that is looked at.
    const sentence = piece.repeat(Math.floor(990 / piece.length)).replace(/[.\n]/g, " ");
    claimsOf(`X ${sentence}. `.repeat(100), "plain");
  });
});
