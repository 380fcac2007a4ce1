// npm run areas:accuracy: measures the classifier on the labelled paths and writes the tables into
// docs/areas.md, between the two marks. With --check it only tells whether they are up to date.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, setUp } from "./setup.mjs";

setUp();
const { PathClassifier } = await import("../dist/areas/classify.js");
const { loadTaxonomy } = await import("../dist/areas/taxonomy.js");
const { DuckDb, literal } = await import("../dist/evidence/duckdb.js");

const DOCUMENT = join(ROOT, "docs/areas.md");
const BEGIN = "<!-- measured: begin -->";
const END = "<!-- measured: end -->";

const db = await DuckDb.open();
const file = (name) => literal(join(ROOT, "test/areas", name));
const labelled = rowsOf(
  await db.query(
    `SELECT "set", repository, path, area, coalesce(also, '') AS also FROM read_csv(${file("labelled.csv")}, header = true, all_varchar = true)`,
  ),
);
const paths = rowsOf(await db.query(`SELECT * FROM read_parquet(${file("paths.parquet")}) ORDER BY repository, path`));
const words = rowsOf(await db.query(`SELECT * FROM read_parquet(${file("words.parquet")})`));
db.close();

const taxonomy = loadTaxonomy();
const classifier = new PathClassifier(taxonomy);
const answers = new Map();
for (const repository of new Set(paths.map((row) => row.repository))) {
  const mine = paths.filter((row) => row.repository === repository).map(({ path }) => path);
  const about = new Map(words.filter((row) => row.repository === repository).map(({ word, count }) => [word, count]));
  const areas = classifier.classify(mine, { name: repository.split("/")[1], words: about });
  for (const [index, path] of mine.entries())
    answers.set(`${repository} ${path}`, taxonomy.areas[areas[index]]?.id ?? "unclassified");
}
for (const row of labelled) row.given = answers.get(`${row.repository} ${row.path}`);

const text = [
  BEGIN,
  "",
  accuracyTable(),
  "",
  "Rows are the labels, columns what the classifier said; both sets together. Empty is none.",
  "",
  confusionTable(),
  "",
  END,
].join("\n");
const before = readFileSync(DOCUMENT, "utf8");
const after = `${before.slice(0, before.indexOf(BEGIN))}${text}${before.slice(before.indexOf(END) + END.length)}`;
if (process.argv.includes("--check")) {
  if (before !== after) {
    console.error(
      "error: The tables in docs/areas.md are not what the classifier does.\n       Run: npm run areas:accuracy",
    );
    process.exit(1);
  }
} else {
  writeFileSync(DOCUMENT, after);
  console.log(accuracyTable());
}

function accuracyTable() {
  const lines = [
    "| set | repository | paths | as labelled | or the second label | said unclassified |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
  ];
  for (const set of ["development", "held-out"]) {
    const rows = labelled.filter((row) => row.set === set);
    for (const repository of [...new Set(rows.map((row) => row.repository))].sort())
      lines.push(
        accuracyRow(
          set,
          repository,
          rows.filter((row) => row.repository === repository),
        ),
      );
    lines.push(accuracyRow(`**${set}**`, "**all**", rows));
  }
  return lines.join("\n");
}

function accuracyRow(set, repository, rows) {
  const share = (test) => {
    const hits = rows.filter(test).length;
    const { low, high } = wilson(hits, rows.length);
    return repository === "**all**"
      ? `${percent(hits / rows.length)} (${percent(low)} to ${percent(high)})`
      : percent(hits / rows.length);
  };
  return `| ${set} | ${repository} | ${rows.length} | ${share((row) => row.given === row.area)} | ${share((row) => row.given === row.area || row.given === row.also)} | ${rows.filter((row) => row.given === "unclassified").length} |`;
}

/** Wilson's interval for a share, 95 %. */
function wilson(hits, n) {
  const z = 1.96;
  const p = hits / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: middle - reach, high: middle + reach };
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}

function confusionTable() {
  const ids = [...taxonomy.areas.map(({ id }) => id), "unclassified"].filter((id) =>
    labelled.some((row) => row.area === id || row.given === id),
  );
  const lines = [`| | ${ids.map((id) => id).join(" | ")} |`, `| --- |${" ---: |".repeat(ids.length)}`];
  for (const area of ids) {
    const cells = ids.map((given) => labelled.filter((row) => row.area === area && row.given === given).length || "");
    lines.push(`| ${area} | ${cells.join(" | ")} |`);
  }
  return lines.join("\n");
}

function rowsOf(columns) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
}
