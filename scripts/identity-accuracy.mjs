// npm run identity:accuracy -- WORKSPACE: how often suggestions about identities are right, on a gold set.
//
// The gold set is what GitHub noreply addresses assert: identities of one account are one person. Here these
// links are hidden: each identity gets an address of its own, and at most one of each account keeps its login
// and account. docs/method/identity.md says what that shows and what it does not.

import { createHash } from "node:crypto";

import { setUp } from "./setup.mjs";

setUp();
const { Evidence } = await import("../dist/evidence/load.js");
const { Workspace } = await import("../dist/evidence/workspace.js");
const { loginText } = await import("../dist/model/evidence.js");
const { assemblePeople } = await import("../dist/people/assemble.js");
const { FEATURES } = await import("../dist/people/compare.js");
const { matches } = await import("../dist/people/match.js");
const { MODEL } = await import("../dist/people/model.js");
const { comparedName } = await import("../dist/people/names.js");
const { chanceOf, fitLogistic } = await import("../dist/statistics/logistic.js");

const DRAWS = 5;
const THRESHOLDS = [0.2, 0.5, 0.7, 0.8, 0.9, 0.95];
const EVER = 2 ** 32 - 1;

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Give the folder of a workspace into which repositories were read.");
  process.exit(2);
}
const workspace = Workspace.at(folder);
const manifests = workspace.repositories();
const sources = manifests.map(({ source }) => source);
const evidence = await Evidence.open(workspace, manifests);
const identities = await evidence.identities(EVER);
const placeOf = new Map(identities.map(({ source, identity }, place) => [`${source} ${identity}`, place]));
const coAuthors = (await evidence.coAuthors(EVER)).map(({ source, one, other }) =>
  [one, other].map((identity) => placeOf.get(`${source} ${identity}`)),
);
evidence.close();
const hash = workspace.hasher();
const loginHash = (login) => hash(loginText(login));

const truth = accountsOf(identities);
const gold = [...truth.keys()];
const draws = Array.from({ length: DRAWS }, (_, draw) => hidden(draw));
const truePairs = pairsWithin(gold, (place) => truth.get(place));
console.log(`${identities.length} identities in ${sources.length} repositories; gold set: ${gold.length} identities`);
console.log(`of ${new Set(truth.values()).size} accounts, ${truePairs} pairs of one account\n`);

asserted();
const cases = draws.flatMap((drawn, draw) => drawn.found.map((match) => ({ ...match, draw })));
coAuthorship();
const full = fit(cases);
console.log("Fitted on all repositories, each draw weighing a fifth:");
console.log(`  intercept ${round(full.intercept)}`);
for (const [place, feature] of FEATURES.entries())
  console.log(`  ${feature} ${round(full.coefficients[place])} (in force: ${round(MODEL.coefficients[place])})`);
leftOut();
report("Left out in turn, each repository (the figures to trust)", (match) => match.leftOut);
report("The model in force, on what it was fitted on", (match) => chanceOf(MODEL, match.features));

/** The account of each identity that states one, or a login that only one account bears. */
function accountsOf(all) {
  const owners = new Map();
  for (const { login, account } of all)
    if (login !== null && account !== null) owners.set(login, (owners.get(login) ?? new Set()).add(account));
  const found = new Map();
  for (const [place, { login, account, kind, shared }] of all.entries()) {
    if (kind !== "human" || shared) continue;
    const known = owners.get(login);
    const owner = account ?? (known?.size === 1 ? [...known][0] : null);
    if (owner !== null) found.set(place, owner);
  }
  return found;
}

/** Identities with the links of the gold set hidden, and the pairs among them that the matcher compares. */
function hidden(draw) {
  const stays = new Map();
  for (const [place, account] of truth) {
    const chance = digest(`${draw} ${account}`);
    // Half of the accounts are known from one identity, as where somebody also uses a noreply address.
    if (chance % 2 === 0) continue;
    const rank = digest(`${draw} ${place}`);
    if (!(stays.get(account)?.rank <= rank)) stays.set(account, { place, rank });
  }
  const kept = new Set([...stays.values()].map(({ place }) => place));
  const anonymous = identities.map((identity, place) =>
    truth.has(place)
      ? {
          ...identity,
          address: `hidden ${place}`,
          ...(kept.has(place) ? {} : { login: null, account: null }),
        }
      : identity,
  );
  const people = assemblePeople(anonymous, sources);
  const placeOfPerson = new Map(gold.map((place) => [people.of[place], place]));
  const found = matches(people, anonymous, { coAuthors, loginHash }).flatMap(({ one, other, features }) => {
    const [a, b] = [placeOfPerson.get(one), placeOfPerson.get(other)];
    if (a === undefined || b === undefined) return [];
    return [{ a, b, features, same: Number(truth.get(a) === truth.get(b)) }];
  });
  return { found };
}

function digest(text) {
  return createHash("sha256").update(text).digest().readUInt32BE(0);
}

function fit(rows) {
  const model = fitLogistic(
    rows.map(({ features }) => features),
    rows.map(({ same }) => same),
    {
      // A fifth of a case for each draw, and as many cases of penalty as a careful prior would weigh.
      ridge: 1,
      weights: rows.map(() => 1 / DRAWS),
      atLeastZero: FEATURES.map(() => true),
    },
  );
  // What the gold set can't tell is a judgement: see src/people/model.ts.
  const judged = (feature) => feature === "otherFullNames" || feature === "sameGivenName";
  const coefficients = FEATURES.map((feature, place) => (judged(feature) ? MODEL : model).coefficients[place]);
  return { ...model, coefficients };
}

/** The chance of each pair from a model that saw no pair with an identity of the pair's repositories. */
function leftOut() {
  const models = new Map();
  for (const match of cases) {
    const out = [...new Set([identities[match.a].source, identities[match.b].source])].sort();
    const key = out.join(" ");
    if (!models.has(key))
      models.set(
        key,
        fit(cases.filter(({ a, b }) => !out.includes(identities[a].source) && !out.includes(identities[b].source))),
      );
    match.leftOut = chanceOf(models.get(key), match.features);
  }
}

/** Automatic merges on the gold set, with accounts hidden and addresses left; and on all identities by name. */
function asserted() {
  const { of } = assemblePeople(
    identities.map((identity) => ({ ...identity, login: null, account: null })),
    sources,
  );
  console.log("Automatic merges, accounts hidden and addresses left:");
  console.log(`  ${row(score(gold, (place) => of[place]))}`);
  const all = assemblePeople(identities, sources);
  let pairs = 0;
  const different = [];
  for (const members of groups([...identities.keys()], (place) => all.of[place]))
    for (const [i, a] of members.entries())
      for (const b of members.slice(i + 1)) {
        pairs++;
        const [one, other] = [comparedName(identities[a].name), comparedName(identities[b].name)];
        if (one.full && other.full && !one.words.some((word) => other.words.includes(word))) different.push([a, b]);
      }
  console.log(
    `  all identities: ${pairs} pairs, ${different.length} with two full names that have no word in common\n`,
  );
  if (process.argv.includes("--names"))
    for (const pair of different) console.log(pair.map((p) => identities[p].name).join(" ~ "));
}

/** Authors of one commit, by whether they are one account and have the same name. */
function coAuthorship() {
  const counts = new Map();
  for (const [a, b] of coAuthors) {
    if (!truth.has(a) || !truth.has(b)) continue;
    const [one, other] = [comparedName(identities[a].name), comparedName(identities[b].name)];
    const names =
      one.joined === other.joined ? "the same name" : one.full && other.full ? "two full names" : "other names";
    const kind = `${names}, ${truth.get(a) === truth.get(b) ? "one account" : "two accounts"}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  console.log("Pairs of authors of one commit:");
  for (const [kind, count] of [...counts].sort()) console.log(`  ${kind}: ${count}`);
  console.log();
}

function report(title, chance) {
  console.log(`\n${title}:`);
  for (const threshold of THRESHOLDS) {
    const scores = draws.map((_, draw) => {
      const parent = new Map(gold.map((place) => [place, place]));
      const find = (place) => (parent.get(place) === place ? place : find(parent.get(place)));
      const said = cases.filter((match) => match.draw === draw && chance(match) >= threshold);
      for (const { a, b } of said) parent.set(find(a), find(b));
      const right = said.filter(({ same }) => same).length;
      return { ...score(gold, find), said: said.length, right };
    });
    const mean = (name) => scores.reduce((sum, one) => sum + one[name], 0) / DRAWS;
    const averages = Object.fromEntries(Object.keys(scores[0]).map((name) => [name, mean(name)]));
    console.log(
      `  from ${threshold}: ${round(averages.said)} suggestions, ${percent(averages.right / averages.said)} right; if all were confirmed: ${row(averages)}`,
    );
  }
  console.log("  calibration (said, came true, pairs):");
  const edges = [0, 0.2, 0.5, 0.8, 0.9, 0.95, 1.01];
  for (const [place, low] of edges.slice(0, -1).entries()) {
    const within = cases.filter((match) => chance(match) >= low && chance(match) < edges[place + 1]);
    if (within.length === 0) continue;
    const said = within.reduce((sum, match) => sum + chance(match), 0) / within.length;
    const came = within.reduce((sum, { same }) => sum + same, 0) / within.length;
    console.log(`    ${low}: ${round(said)} ${round(came)} ${round(within.length / DRAWS)}`);
  }
  const brier = cases.reduce((sum, match) => sum + (chance(match) - match.same) ** 2, 0) / cases.length;
  console.log(`  Brier ${brier.toFixed(3)}`);
}

/** Pairwise and B-cubed precision and recall of a grouping of the gold set. */
function score(places, groupOf) {
  const predicted = groups(places, groupOf);
  let predictedPairs = 0;
  let rightPairs = 0;
  let precision = 0;
  let recall = 0;
  const sizes = new Map();
  for (const place of places) sizes.set(truth.get(place), (sizes.get(truth.get(place)) ?? 0) + 1);
  for (const members of predicted) {
    predictedPairs += (members.length * (members.length - 1)) / 2;
    for (const accounts of groups(members, (place) => truth.get(place))) {
      const n = accounts.length;
      rightPairs += (n * (n - 1)) / 2;
      precision += (n * n) / members.length;
      recall += (n * n) / sizes.get(truth.get(accounts[0]));
    }
  }
  return {
    predictedPairs,
    rightPairs,
    precision: predictedPairs === 0 ? 1 : rightPairs / predictedPairs,
    recall: rightPairs / truePairs,
    bCubedPrecision: precision / places.length,
    bCubedRecall: recall / places.length,
  };
}

function row({ predictedPairs, rightPairs, precision, recall, bCubedPrecision, bCubedRecall }) {
  return `pairs ${round(rightPairs)} of ${round(predictedPairs)} right, precision ${percent(precision)}, recall ${percent(recall)}; B-cubed precision ${percent(bCubedPrecision)}, recall ${percent(bCubedRecall)}`;
}

function groups(places, groupOf) {
  const found = new Map();
  for (const place of places) {
    const key = groupOf(place);
    if (found.has(key)) found.get(key).push(place);
    else found.set(key, [place]);
  }
  return [...found.values()];
}

function pairsWithin(places, groupOf) {
  return groups(places, groupOf).reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

function round(number) {
  return Number(number.toFixed(2));
}
