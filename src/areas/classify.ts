import { wordsOf } from "../model/words.ts";

/** An area of LLM work and what in a path speaks for it. */
export interface Area {
  id: string;
  name: string;
  definition: string;
  strong: readonly string[];
  weak: readonly string[];
  languages: readonly string[];
  files: readonly RegExp[];
}

export interface Taxonomy {
  areas: readonly Area[];
}

/** What is known of a repository beside its paths. */
export interface RepositoryContext {
  name: string;
  /** Words of its description and how often each stands there. */
  words: ReadonlyMap<string, number>;
}

/** Place in a taxonomy's areas; -1 is unclassified. */
const UNCLASSIFIED = -1;

const STRONG = 3;
const WEAK = 1;
const DECIDES = 100;
/** A file's own name says more than the folders above it, and the outermost folder least. */
const NAME_WEIGHT = 1.5;
const OUTER_WEIGHT = 0.5;
/** What words must speak for an area before their file speaks for its folder. */
const CLEAR = 1.5;
/** Files of a folder that count as much as all that is known of the folder above. */
const SMOOTHING = 4;
/** Files that the repository's name is worth. */
const NAME_FILES = 8;
/** Weights of the folder's areas and of the description beside a file's own words. */
const FOLDER = 3;
const DESCRIPTION = 2;
/** Share of a text from which it is about an area. */
const LEAST_OF_TEXT = 0.2;
/** What all of them must reach together before a file is called classified. */
const ENOUGH = 1.6;

interface Folder {
  parent: Folder | undefined;
  counts: Float64Array;
  total: number;
  shares: Float64Array | undefined;
}

/** Sorts the paths of repositories into areas; docs/areas.md says how well. */
export class PathClassifier {
  readonly taxonomy: Taxonomy;
  readonly #terms = new Map<string, Float64Array>();
  readonly #names = new Map<string, Float64Array | undefined>();
  readonly #longestTerm: number;
  readonly #files: readonly { area: number; pattern: RegExp }[];
  readonly #languages = new Map<string, number[]>();

  constructor(taxonomy: Taxonomy) {
    this.taxonomy = taxonomy;
    const vote = (terms: readonly string[], area: number, weight: number): void => {
      for (const term of terms) {
        const key = wordsOf(term).join(" ");
        const scores = this.#terms.get(key) ?? this.#none();
        scores[area] = Math.max(scores[area]!, weight);
        this.#terms.set(key, scores);
      }
    };
    for (const [index, area] of taxonomy.areas.entries()) {
      vote(area.strong, index, STRONG);
      vote(area.weak, index, WEAK);
    }
    this.#files = taxonomy.areas.flatMap(({ files }, area) =>
      files.length === 0
        ? []
        : [{ area, pattern: new RegExp(files.map(({ source }) => `(?:${source})`).join("|"), "i") }],
    );
    for (const [area, { languages }] of taxonomy.areas.entries()) {
      for (const ending of languages) this.#languages.set(ending, [...(this.#languages.get(ending) ?? []), area]);
    }
    this.#longestTerm = Math.max(1, ...[...this.#terms.keys()].map((key) => key.split(" ").length));
  }

  /**
   * The area of each path, as a place in the taxonomy or {@link UNCLASSIFIED}.
   *
   * The words of each path vote; every folder knows the areas of the files in it, mixed with those of
   * the folders above; the description says what the repository is for. The three are added. The
   * answer depends on which other paths are given, but not on their order.
   */
  classify(paths: readonly string[], repository: RepositoryContext): Int16Array {
    const width = this.taxonomy.areas.length;
    const scores = new Float64Array(paths.length * width);
    for (const [index, path] of paths.entries())
      this.#pathScores(path, scores.subarray(index * width, (index + 1) * width));
    const root: Folder = { parent: undefined, counts: this.#none(), total: 0, shares: undefined };
    const named = this.#nameScores(repository.name);
    if (named && named[top(named)]! >= STRONG) {
      root.counts[top(named)]! += NAME_FILES;
      root.total += NAME_FILES;
    }
    const folders = new Map([["", root]]);
    const homes = paths.map((path) => folderOf(path, folders));
    for (const [index, home] of homes.entries()) {
      const best = top(scores, index * width, width);
      const most = scores[index * width + best]!;
      // What decides by itself is mostly work on the project, which stands beside what it is for.
      if (most < CLEAR || most >= DECIDES) continue;
      for (let folder: Folder | undefined = home; folder; folder = folder.parent) {
        folder.counts[best]!++;
        folder.total++;
      }
    }
    const about = this.#descriptionShares(repository.words);
    const areas = new Int16Array(paths.length);
    for (const [index, home] of homes.entries()) {
      const folder = shares(home);
      const from = index * width;
      for (let area = 0; area < width; area++)
        scores[from + area]! += FOLDER * folder[area]! + DESCRIPTION * about[area]!;
      const best = top(scores, from, width);
      areas[index] = scores[from + best]! >= ENOUGH ? best : UNCLASSIFIED;
    }
    return areas;
  }

  /** Areas that a text is about by its words: those with at least a fifth of what speaks for any; none when nothing does. */
  areasOfText(words: ReadonlyMap<string, number>): number[] {
    const about = this.#descriptionShares(words);
    return [...about.keys()].filter((area) => about[area]! >= LEAST_OF_TEXT);
  }

  #none(): Float64Array {
    return new Float64Array(this.taxonomy.areas.length);
  }

  /** Adds the votes of a path's words, ending and place. */
  #pathScores(path: string, scores: Float64Array): void {
    for (const { area, pattern } of this.#files) if (pattern.test(path)) scores[area]! += DECIDES;
    const dot = path.lastIndexOf(".");
    for (const area of (dot >= 0 && this.#languages.get(path.slice(dot))) || []) scores[area]! += STRONG;
    const segments = path.split("/");
    for (const [depth, segment] of segments.entries()) {
      const named = this.#nameScores(segment);
      if (!named) continue;
      const weight = depth === segments.length - 1 ? NAME_WEIGHT : depth === 0 ? OUTER_WEIGHT : 1;
      for (let area = 0; area < scores.length; area++) scores[area]! += weight * named[area]!;
    }
  }

  /** The votes of one file's or folder's name, or undefined when it has no word that is known. */
  #nameScores(name: string): Float64Array | undefined {
    if (this.#names.has(name)) return this.#names.get(name);
    const words = wordsOf(name.replace(/\.[a-z0-9]{1,6}$/i, ""));
    let scores: Float64Array | undefined;
    for (let from = 0; from < words.length;) {
      // The longest term that begins here wins over the shorter ones in it.
      let length = Math.min(this.#longestTerm, words.length - from);
      while (length > 0 && !this.#lookUp(words, from, length)) length--;
      const votes = length > 0 ? this.#lookUp(words, from, length)! : undefined;
      if (votes) {
        scores ??= this.#none();
        for (let area = 0; area < scores.length; area++) scores[area] = Math.max(scores[area]!, votes[area]!);
      }
      from += Math.max(1, length);
    }
    this.#names.set(name, scores);
    return scores;
  }

  /** A term as it stands, in the singular, or without the number of a version behind it. */
  #lookUp(words: readonly string[], from: number, length: number): Float64Array | undefined {
    const term = words.slice(from, from + length).join(" ");
    return (
      this.#terms.get(term) ??
      this.#terms.get(term.replace(/s$/, "")) ??
      this.#terms.get(term.replace(/ ?[\d.]+[a-z]?$/, ""))
    );
  }

  /** Shares of the areas in a description; squared first, so that what it is about stands out. */
  #descriptionShares(words: ReadonlyMap<string, number>): Float64Array {
    const hits = this.#none();
    for (const [word, count] of words) {
      const scores = this.#terms.get(word);
      if (!scores) continue;
      for (const [area, { id }] of this.taxonomy.areas.entries()) {
        // Every description tells how to build and install; that says nothing about the project.
        if (scores[area] === STRONG && id !== "tooling") hits[area]! += Math.log1p(count);
      }
    }
    const squares = hits.map((hit) => hit * hit);
    const sum = squares.reduce((a, b) => a + b, 0);
    return sum > 0 ? squares.map((square) => square / sum) : squares;
  }
}

function folderOf(path: string, folders: Map<string, Folder>): Folder {
  const name = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  let folder = folders.get(name);
  if (!folder) {
    const parent = folderOf(name, folders);
    folder = { parent, counts: new Float64Array(parent.counts.length), total: 0, shares: undefined };
    folders.set(name, folder);
  }
  return folder;
}

/** Shares of the areas in a folder, mixed with those of the folders above. */
function shares(folder: Folder): Float64Array {
  if (folder.shares) return folder.shares;
  const above = folder.parent && shares(folder.parent);
  folder.shares = folder.counts.map(
    (count, area) => (count + SMOOTHING * (above?.[area] ?? 0)) / (folder.total + SMOOTHING),
  );
  return folder.shares;
}

/** The area with the highest score among those that begin at a place; the first of several. */
function top(scores: Float64Array, from = 0, count = scores.length): number {
  let best = 0;
  for (let area = 1; area < count; area++) if (scores[from + area]! > scores[from + best]!) best = area;
  return best;
}
