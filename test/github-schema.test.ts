import { schema as published } from "@octokit/graphql-schema";
import {
  buildSchema,
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type SelectionSetNode,
} from "graphql";
import { expect, it } from "vitest";
import type { z } from "zod";

import { Disclosures } from "../src/sources/git/agents.ts";
import { Accounts } from "../src/sources/github/accounts.ts";
import { RestOf } from "../src/sources/github/answers.ts";
import { GitHubClient } from "../src/sources/github/client.ts";
import { placeOf } from "../src/sources/github/contributions.ts";
import { hostOf } from "../src/sources/github/location.ts";
import { personStages } from "../src/sources/github/person.ts";
import { REST } from "../src/sources/github/queries.ts";
import { repositoryStages } from "../src/sources/github/repository.ts";
import type { Stage } from "../src/sources/github/stages.ts";

/**
 * Every answer that GitHub's published schema allows, one departure from the ordinary at a time: each nullable
 * place null, each list empty, each value of an enumeration, each type behind an interface.
 */

const SCHEMA = buildSchema(published.idl, { assumeValidSDL: true });

interface Answer {
  /** Where it departs from the ordinary; empty for the ordinary one. */
  where: string;
  value: unknown;
}

const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2 ** 31 - 1],
  String: ["word", ""],
  ID: ["PR_1"],
  Boolean: [false, true],
  BigInt: ["4000000001", "9223372036854775807"],
  DateTime: ["2024-02-29T23:59:59Z"],
  URI: ["https://github.com/lab/project", ""],
  GitObjectID: ["1".repeat(40)],
};

/** The ordinary answer first. */
function answersTo(query: string): Answer[] {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  return ofObject(SCHEMA.getQueryType()!, operation.selectionSet);
}

function ofType(type: GraphQLOutputType, selections: SelectionSetNode | undefined): Answer[] {
  if (!isNonNullType(type)) return [...ofNonNull(type, selections), { where: " = null", value: null }];
  return ofNonNull(type.ofType, selections);
}

function ofNonNull(type: GraphQLOutputType, selections: SelectionSetNode | undefined): Answer[] {
  if (isListType(type)) {
    const all = ofType(type.ofType, selections).map(({ where, value }) => ({ where, value: [value] }));
    return [...all, { where: " = []", value: [] }];
  }
  if (isEnumType(type)) return departures(type.getValues().map(({ name }) => name));
  if (isObjectType(type)) return ofObject(type, selections!);
  if (isAbstractType(type)) {
    const asked = selections!.selections.flatMap((one) =>
      one.kind === "InlineFragment" ? [one.typeCondition?.name.value ?? ""] : [],
    );
    const all = SCHEMA.getPossibleTypes(type).toSorted((a, b) => placeIn(asked, a) - placeIn(asked, b));
    const found = all.map((one) => ({ name: one.name, answers: ofObject(one, selections!) }));
    // Types of which nothing is asked answer alike.
    const distinct = new Map(found.map((one) => [JSON.stringify(one.answers[0]), one]));
    return [...distinct.values()].flatMap(({ name, answers }, index) =>
      index === 0 ? answers : answers.map(({ where, value }) => ({ where: ` is ${name}${where}`, value })),
    );
  }
  return departures(SCALARS[getNamedType(type).name] ?? []);
}

/** The type that is asked for first is the ordinary one. */
function placeIn(asked: readonly string[], { name }: GraphQLObjectType): number {
  const place = asked.indexOf(name);
  return place < 0 ? asked.length : place;
}

function departures(values: readonly unknown[]): Answer[] {
  return values.map((value, index) => ({ where: index === 0 ? "" : ` = ${JSON.stringify(value)}`, value }));
}

function ofObject(type: GraphQLObjectType, selections: SelectionSetNode): Answer[] {
  const fields = fieldsOf(type, selections).map((field) => {
    const name = field.name.value;
    const answers =
      name === "__typename"
        ? [{ where: "", value: type.name }]
        : ofType(type.getFields()[name]!.type, field.selectionSet);
    return { name: field.alias?.value ?? name, answers };
  });
  const ordinary = Object.fromEntries(fields.map(({ name, answers }) => [name, answers[0]?.value]));
  return [
    { where: "", value: ordinary },
    ...fields.flatMap(({ name, answers }) =>
      answers
        .slice(1)
        .map(({ where, value }) => ({ where: `.${name}${where}`, value: { ...ordinary, [name]: value } })),
    ),
  ];
}

function fieldsOf(type: GraphQLObjectType, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((one) => {
    if (one.kind === "Field") return [one];
    if (one.kind !== "InlineFragment") throw new Error("a named fragment");
    const on = one.typeCondition?.name.value ?? type.name;
    const applies = on === type.name || type.getInterfaces().some(({ name }) => name === on);
    return applies ? fieldsOf(type, one.selectionSet) : [];
  });
}

/** What the server answers; the ordinary unless something else is set. */
let answer = ordinaryAnswer;
const ordinary = new Map<string, unknown>();

function ordinaryAnswer(query: string): unknown {
  if (!ordinary.has(query)) ordinary.set(query, answersTo(query)[0]!.value);
  return ordinary.get(query);
}

/** A client without a server: of thousands of answers each would take its time. */
class Told extends GitHubClient {
  override async graphql<T>(query: string, _variables: object, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(answer(query));
  }

  override async rest(): Promise<null> {
    return null;
  }
}

const client = new Told({
  host: hostOf(undefined),
  token: "token-of-a-test",
  mostWait: 0,
  onWait: () => {},
  effects: { fetch, second: 0 },
});

const accounts = new Accounts((text) => `hash of ${text}`, Disclosures.load(), "github.com");
const STAGES: Stage[] = [
  ...repositoryStages(
    client,
    placeOf("github.com", "lab/project", false, accounts),
    { owner: "lab", name: "project" },
    [],
  ).filter(({ name }) => name !== "releases"),
  ...(await personStages(client, "ada", (name) => placeOf("github.com", name, true, accounts))),
];

/** Without these there is no list, and GitHub sends an error with them; of the timeline one type is asked for. */
const IMPOSSIBLE = /^\.(repository|user|node) = null$|^\.node is |\.pushes\.nodes is /;

/** Where the departures from an ordinary answer to a question make a reading fail. */
async function refusals(query: string, ask: () => Promise<unknown>): Promise<string[]> {
  const refused: string[] = [];
  const answers = answersTo(query).filter(({ where }) => !IMPOSSIBLE.test(where));
  expect(answers.length).toBeGreaterThan(10);
  for (const { where, value } of answers) {
    answer = (asked) => (asked === query ? value : ordinaryAnswer(asked));
    await ask().catch((error: Error) => refused.push(`${where}: ${error.message}`));
  }
  return refused;
}

it.each(STAGES)("whatever the schema allows in $what is read", async (stage) => {
  let query = "";
  answer = (asked) => {
    query ||= asked;
    return ordinaryAnswer(asked);
  };
  await stage.ask(null, 20, null);
  expect(await refusals(query, () => stage.ask(null, 20, null))).toEqual([]);
});

it.each(Object.entries(REST))("whatever the schema allows in the rest of %s is read", async (name, query) => {
  const schema = RestOf[name === "issueComments" ? "comments" : (name as keyof typeof RestOf)];
  expect(await refusals(query, () => client.graphql<unknown>(query, {}, schema))).toEqual([]);
});
