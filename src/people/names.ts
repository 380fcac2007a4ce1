/** Names as they are compared: without capitals, accents, punctuation and what stands in brackets. */
export interface ComparedName {
  /** Two words or more, each of them more than an initial. */
  full: boolean;
  words: readonly string[];
  /** The words without blanks between them. */
  joined: string;
  /** One word that somebody thought of: `astone99`, not `Ada`. */
  nickname: boolean;
}

/** What machines call whoever uses them. */
const NOBODY = new Set(
  "root ubuntu user username admin administrator dev developer test tester me git github runner docker unknown anonymous noname none null vscode codespace codespaces ec2user azureuser jovyan yourname".split(
    " ",
  ),
);

/** Whether a name names nobody in particular. */
export function saysNothing({ joined }: ComparedName): boolean {
  return joined === "" || NOBODY.has(joined);
}

export function comparedName(name: string): ComparedName {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/['’`]/g, "");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  // A login such as ada-stone is one word, though it looks like two.
  const blanks = /\S[\s,]+\S/.test(plain.trim());
  const joined = words.join("");
  return {
    full: blanks && words.filter((word) => word.length > 1 && /^\p{L}+$/u.test(word)).length >= 2,
    words,
    joined,
    nickname: !blanks && joined.length > 3 && /[a-z\d]/.test(joined) && !/^\p{Lu}\p{Ll}+$/u.test(name.trim()),
  };
}

/** A login or nickname without the digits at its end: `astone99` is `astone`. */
export function stem(handle: string): string {
  return handle.replace(/\d+$/, "");
}

/** What people make logins of: both names whole. */
export function wholeHandles({ words }: ComparedName): string[] {
  const [first, last] = [words[0]!, words.at(-1)!];
  return [...new Set([words.join(""), first + last, last + first])];
}

/** Weaker: one name and the initial of the other; each with the name that it has whole. */
export function initialHandles({ words }: ComparedName): Map<string, string> {
  const [first, last] = [words[0]!, words.at(-1)!];
  return new Map([
    [first + last[0]!, first],
    [last[0]! + first, first],
    [first[0]! + last, last],
    [last + first[0]!, last],
  ]);
}

/** Logins to look for: with and without hyphens. */
export function loginsOf(handles: readonly string[], { words }: ComparedName): string[] {
  const [first, last] = [words[0]!, words.at(-1)!];
  const hyphened = [
    words.join("-"),
    `${first}-${last}`,
    `${last}-${first}`,
    `${first[0]!}-${last}`,
    `${first}-${last[0]!}`,
  ];
  return [...handles, ...hyphened.filter((login) => handles.includes(login.replaceAll("-", "")))].filter(isLogin);
}

/** Whether GitHub would take it as a login, and it says something. */
export function isLogin(text: string): boolean {
  return /^[a-z\d](?:-?[a-z\d]){3,38}$/.test(text);
}

/** How two full names fit together. */
export function fullNames(a: ComparedName, b: ComparedName): "same" | "close" | "other" {
  if (a.joined === b.joined || [...a.words].sort().join(" ") === [...b.words].sort().join(" ")) return "same";
  const [firstA, lastA, firstB, lastB] = [a.words[0]!, a.words.at(-1)!, b.words[0]!, b.words.at(-1)!];
  if (firstA === firstB && lastA === lastB) return "close";
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  return short.every((word) => long.includes(word)) ? "close" : "other";
}
