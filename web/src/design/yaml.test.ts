import { expect, test } from "vitest";

import startUp from "../../../data/offers/start-up.yaml?raw";
import { readYaml, valueAt, withValue } from "./yaml.ts";

test("a value is changed where it stands, and everything else stays as it is", () => {
  const changed = withValue(startUp, ["salary"], 200_000);
  expect(readYaml(changed)).toEqual({ ...readYaml(startUp), salary: 200_000 });
  expect(changed).toContain("# all there are, fully diluted");
  expect(withValue(changed, ["salary"], 185_000)).toBe(withValue(startUp, ["salary"], 185_000));
});

test("what is not there is made, and goes without leaving anything empty", () => {
  const made = withValue(startUp, ["company", "exit", "chance"], 0.4);
  expect(valueAt(readYaml(made), ["company", "exit", "chance"])).toBe(0.4);
  expect(readYaml(withValue(made, ["company", "exit", "chance"], undefined))).toEqual(readYaml(startUp));
});

test("an empty text takes a value, and becomes empty again", () => {
  const made = withValue("", ["worth", "compute"], 5000);
  expect(readYaml(made)).toEqual({ worth: { compute: 5000 } });
  expect(withValue(made, ["worth", "compute"], undefined)).toBe("");
});

test("what can't be read is said and left alone", () => {
  expect(readYaml("a: [")).toBeUndefined();
  expect(readYaml("- a")).toBeUndefined();
  expect(withValue("a: [", ["b"], 1)).toBe("a: [");
});
