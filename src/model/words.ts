/** `QwenVLModel2.py` and `qwen-vl_model2` are the same words. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

const MOST_FREQUENT = 300;

/** The most frequent words of a text with how often each stands there, without addresses of pages; most frequent first. */
export function frequentWords(text: string): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text.replace(/https?:[^\s)\]>"]*/g, " ")))
    if (word.length > 1 && /[a-z]/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_FREQUENT)
    .map(([word, count]) => ({ word, count }));
}

/** `1 week`, `2 weeks`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The name of a module for a reader. */
export function moduleName(module: string): string {
  return module === "/" ? "top folder" : module;
}

/** `35 %`, `<1 %`, from a share of 0 to 1. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? "<1 %" : `${Math.round(100 * share)} %`;
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(list: readonly string[]): string {
  return list.length < 2 ? (list[0] ?? "") : `${list.slice(0, -1).join(", ")} and ${list.at(-1)!}`;
}
