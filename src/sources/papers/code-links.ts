/** Hosts on which an owner and a name make a code base. */
const CODE = /\b(github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/([\w.-]+)\/([\w.-]+)/gi;

/** Folders of these hosts that are no owners. */
const NO_OWNERS: ReadonlySet<string> = new Set([
  "orgs",
  "topics",
  "features",
  "sponsors",
  "marketplace",
  "users",
  "explore",
]);

/** The code bases that a text links to: `https://github.com/owner/name`, in lower case, each once. */
export function codeLinks(text: string): string[] {
  const found = new Set<string>();
  for (const [, host, owner, name] of text.matchAll(CODE)) {
    const bare = name!.replace(/[.]+$/, "").replace(/\.git$/i, "");
    if (bare === "" || NO_OWNERS.has(owner!.toLowerCase())) continue;
    found.add(`https://${host}/${owner}/${bare}`.toLowerCase());
  }
  return [...found].sort();
}

/** The address of a page, without credentials; null for anything else. */
export function pageUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.username = "";
  url.password = "";
  return url.href;
}
