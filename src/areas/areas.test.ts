import fc from "fast-check";
import { expect, it } from "vitest";

import { PathClassifier } from "./classify.ts";
import { cutModules } from "./modules.ts";
import { loadTaxonomy } from "./taxonomy.ts";

const taxonomy = loadTaxonomy();
const classifier = new PathClassifier(taxonomy);

function areasOf(paths: string[], words: Record<string, number> = {}, name = "project"): string[] {
  return [...classifier.classify(paths, { name, words: new Map(Object.entries(words)) })].map(
    (area) => taxonomy.areas[area]?.id ?? "unclassified",
  );
}

it("reads the words of a path, however they are written", () => {
  expect(
    areasOf([
      "a/FlashAttention.cu",
      "a/beam_search.py",
      "a/lora-layers.py",
      ".github/workflows/x.yml",
      "b/GPTQQuantizer.py",
      "c/vllm_engine.py",
    ]),
  ).toEqual(["kernels", "decoding", "adaptation", "tooling", "quantization", "serving"]);
});

it("calls nothing by name that says nothing, and takes the folder's area where there is one", () => {
  expect(areasOf(["x/helpers.py"])).toEqual(["unclassified"]);
  expect(areasOf(["x/ppo.py", "x/dpo.py", "x/reward_model.py", "x/helpers.py"]).at(-1)).toBe("post-training");
});

it("lets the description speak for files whose words don't", () => {
  expect(areasOf(["lib/core.py"], { tokenizer: 9, bpe: 5, vocabulary: 3 })).toEqual(["tokenization"]);
});

it("does not depend on the order of the paths", () => {
  const paths = ["a/ppo.py", "a/utils.py", "b/gemm.cu", "b/utils.py", "README.md", "setup.py"];
  fc.assert(
    fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
      const given = areasOf(shuffled);
      expect(paths.map((path) => given[shuffled.indexOf(path)])).toEqual(areasOf(paths));
    }),
    { numRuns: 20 },
  );
});

it("cuts modules where the work is, and leaves the rest to the folder above", () => {
  const paths = ["README.md", "src/big/a.py", "src/big/b.py", "src/small/c.py", "docs/x.md"];
  const { names, of } = cutModules(paths, [1, 400, 300, 5, 30]);
  expect(names).toEqual(["/", "docs", "src", "src/big"]);
  expect([...of].map((place) => names[place])).toEqual(["/", "src/big", "src/big", "src", "docs"]);
});
