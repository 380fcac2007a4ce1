import { validate } from "@octokit/graphql-schema";
import { expect, it } from "vitest";

import * as queries from "./queries.ts";

const all = Object.entries(queries).flatMap(([name, text]): [string, string][] =>
  typeof text === "string" ? [[name, text]] : Object.entries(text),
);

it.each(all)("%s asks for nothing that GitHub's published schema lacks", (_name, text) => {
  expect(validate(text).map(({ message }) => message)).toEqual([]);
});
