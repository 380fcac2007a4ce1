// npm run rigour:accuracy: measures what is found of claims and of the data with them on the labelled
// sentences (test/rigour), and writes the tables into docs/method/rigour.md, between the two marks. With
// --check it only tells whether they are up to date. With --errors it lists what it got wrong in the
// development set; the held-out set has no such list, so that no rule is made after it.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, setUp } from "./setup.mjs";

if (!process.argv.includes("--errors")) setUp();
const { claimsOf } = await import("../dist/rigour/claims.js");
const { inlineText } = await import("../dist/rigour/inline.js");
const { backed } = await import("../dist/rigour/support.js");
const { SUPPORT_KINDS } = await import("../dist/model/contribution.js");

const DOCUMENT = join(ROOT, "docs/method/rigour.md");
const BEGIN = "<!-- measured: begin -->";
const END = "<!-- measured: end -->";
const SETS = ["development", "held-out"];

const measured = new Map(SETS.map((set) => [set, measure(readLabelled(set))]));
if (process.argv.includes("--errors")) {
  for (const line of measured.get("development").errors) console.log(line);
  console.log(table());
  process.exit(0);
}
const text = [BEGIN, "", table(), "", supportTable(), "", END].join("\n");
const before = readFileSync(DOCUMENT, "utf8");
const after = `${before.slice(0, before.indexOf(BEGIN))}${text}${before.slice(before.indexOf(END) + END.length)}`;
if (process.argv.includes("--check")) {
  if (before !== after) {
    console.error(
      "error: The tables in docs/method/rigour.md are not what the rules find.\n       Run: npm run rigour:accuracy",
    );
    process.exit(1);
  }
} else {
  writeFileSync(DOCUMENT, after);
  console.log(table());
}

/**
 * The small texts of a set with their sentences. `# blog` begins one; `= kind support ... | sentence` is a claim,
 * `- sentence` is none, `| line` is a line of a table, a picture or code, `/` ends a paragraph.
 */
function readLabelled(set) {
  const contexts = [];
  for (const line of readFileSync(join(ROOT, "test/rigour", `${set}.txt`), "utf8").split("\n")) {
    const rest = line.slice(2);
    if (line.startsWith("# ")) contexts.push({ register: rest, blocks: [], sentences: [] });
    const context = contexts.at(-1);
    const last = context?.blocks.at(-1);
    if (line.startsWith("= ") || line.startsWith("- ")) {
      const [labels, said] = line.startsWith("= ") ? split(rest) : ["", rest];
      const [kind, ...support] = labels.split(" ").filter((label) => label !== "");
      for (const one of support) if (!SUPPORT_KINDS.includes(one)) throw new Error(`${set}: '${one}' is no support`);
      context.sentences.push({ text: inlineText(said).text, kind: kind ?? null, support: new Set(support) });
      if (last?.prose) last.lines.push(said);
      else context.blocks.push({ prose: true, lines: [said] });
    } else if (line.startsWith("| ")) {
      if (last && !last.prose) last.lines.push(rest);
      else context.blocks.push({ prose: false, lines: [rest] });
    } else if (line === "/") context.blocks.push({ prose: true, lines: [] });
  }
  return contexts.map(({ register, blocks, sentences }) => ({
    register,
    sentences,
    text: blocks.map(({ prose, lines }) => (prose ? lines.join(" ") : withBreaks(lines))).join("\n\n"),
  }));
}

function split(text) {
  const at = text.indexOf(" | ");
  return [text.slice(0, at), text.slice(at + 3)];
}

/** A caption above a table is a paragraph of its own. */
function withBreaks(lines) {
  return lines.map((line) => (/^(table|figure) \d/i.test(line) ? `${line}\n` : line)).join("\n");
}

function measure(contexts) {
  const counts = { sentences: 0, claims: 0, found: 0, right: 0, kind: 0, backed: 0, labelledBacked: 0 };
  const support = new Map(SUPPORT_KINDS.map((kind) => [kind, { labelled: 0, found: 0, both: 0 }]));
  const errors = [];
  for (const { sentences, text } of contexts) {
    const claims = claimsOf(text, "markdown");
    counts.sentences += sentences.length;
    counts.claims += sentences.filter(({ kind }) => kind !== null).length;
    counts.found += claims.length;
    for (const claim of claims) {
      const sentence = sentences.find((one) => one.text === claim.quote);
      if (!sentence || sentence.kind === null) {
        errors.push(`not a claim, found ${claim.kind}: ${claim.quote}`);
        continue;
      }
      counts.right++;
      if (sentence.kind === claim.kind) counts.kind++;
      else errors.push(`${sentence.kind}, found ${claim.kind}: ${claim.quote}`);
      const found = new Set(claim.support.map((one) => one.kind));
      for (const kind of SUPPORT_KINDS) {
        const one = support.get(kind);
        if (sentence.support.has(kind)) one.labelled++;
        if (found.has(kind)) one.found++;
        if (sentence.support.has(kind) && found.has(kind)) one.both++;
        if (sentence.support.has(kind) !== found.has(kind))
          errors.push(`${found.has(kind) ? "extra" : "missing"} ${kind}: ${claim.quote}`);
      }
      const labelled = backed({
        kind: sentence.kind,
        support: [...sentence.support].map((kind) => ({ kind, quote: "" })),
      });
      if (labelled) counts.labelledBacked++;
      if (labelled === backed(claim)) counts.backed++;
    }
    for (const { text: said, kind } of sentences)
      if (kind !== null && !claims.some((one) => one.quote === said)) errors.push(`missed ${kind}: ${said}`);
  }
  return { ...counts, support, errors };
}

function table() {
  const lines = [
    "| set | sentences | claims | precision | recall | same kind | backed or not, as labelled |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const [set, { sentences, claims, found, right, kind, backed }] of measured)
    lines.push(
      `| ${set} | ${sentences} | ${claims} | ${share(right, found)} | ${share(right, claims)} | ${share(kind, right)} | ${share(backed, right)} |`,
    );
  return lines.join("\n");
}

function supportTable() {
  const lines = [
    "| what stands with a claim | labelled, development | precision | recall | labelled, held-out | precision | recall |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const kind of SUPPORT_KINDS) {
    const cells = SETS.flatMap((set) => {
      const { labelled, found, both } = measured.get(set).support.get(kind);
      return [labelled, share(both, found), share(both, labelled)];
    });
    lines.push(`| ${kind} | ${cells.join(" | ")} |`);
  }
  return lines.join("\n");
}

/** `90 % (81 to 95 %)`, with Wilson's interval, 95 %. */
function share(hits, n) {
  if (n === 0) return "none";
  const z = 1.96;
  const p = hits / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const percent = (share) => Math.round(100 * share);
  return `${percent(p)} % (${percent(middle - reach)} to ${percent(middle + reach)} %)`;
}
