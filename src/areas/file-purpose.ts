import type { PURPOSES } from "../model/history.ts";

/** The first that matches counts: a page about tests is a page, the settings of the tests are settings. */
const RULES: readonly (readonly [(typeof PURPOSES)[number], RegExp])[] = [
  ["docs", /\.(md|mdx|rst|adoc|tex|bib)$|(^|\/)(readme|changelog|contributing|license|authors|notice)[^/]*$/i],
  [
    "configuration",
    /\.(ya?ml|toml|ini|cfg|lock|editorconfig|env|properties)$|(^|\/)(\.[^/]+|makefile|cmakelists\.txt|dockerfile[^/]*|requirements[^/]*\.txt|setup\.py|package(-lock)?\.json|manifest\.in|justfile)$|(^|\/)\.(github|circleci|ci|buildkite)\//i,
  ],
  [
    "tests",
    /(^|\/)(tests?|testing|unit_?tests?|integration_?tests?|__tests__|specs?)\/|(^|\/)(test_[^/]*|conftest\.py)$|[_.-](tests?|spec)\.\w+$/i,
  ],
  ["docs", /(^|\/)docs?\/.*\.(txt|html?|png|jpe?g|svg|gif|ipynb)$/i],
  [
    "code",
    /\.(py|pyi|pyx|c|cc|cpp|cxx|cu|cuh|h|hpp|hh|m|mm|metal|rs|go|java|kt|scala|swift|js|mjs|cjs|jsx|ts|tsx|sh|bash|ps1|lua|rb|jl|r|hip|cl|cmake|proto|sql|ipynb)$/i,
  ],
];

/** What a file is for, by its path alone. */
export function filePurpose(path: string): (typeof PURPOSES)[number] {
  return RULES.find(([, pattern]) => pattern.test(path))?.[0] ?? "other";
}
