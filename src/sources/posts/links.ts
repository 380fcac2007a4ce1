/** What a post points to. */
export type LinkKind = "code" | "data-set" | "paper" | "post" | "page";

const MOST_LINKS = 200;
const MOST_LENGTH = 500;

const DATA_SET =
  /^(?:huggingface\.co\/datasets\/|zenodo\.org\/(?:record|doi)|(?:www\.)?kaggle\.com\/(?:datasets|c|competitions)\/|figshare\.com\/|osf\.io\/|dataverse\.|data\.|openml\.org\/)|\.(?:csv|tsv|jsonl|parquet|npz|arrow)(?:\.(?:gz|zst|xz))?$/i;
const PAPER =
  /^(?:(?:export\.|www\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?:dx\.)?doi\.org\/10\.|(?:www\.)?aclanthology\.org\/|openreview\.net\/(?:forum|pdf)|proceedings\.mlr\.press\/|papers\.n(?:eur)?ips\.cc\/|(?:www\.)?biorxiv\.org\/content\/|huggingface\.co\/papers\/|(?:www\.)?semanticscholar\.org\/paper\/|dl\.acm\.org\/doi\/|ieeexplore\.ieee\.org\/document\/)/i;
const CODE =
  /^(?:(?:gist\.)?github\.com\/[^/]+\/[^/]+|gitlab\.com\/[^/]+\/[^/]+|bitbucket\.org\/[^/]+\/[^/]+|codeberg\.org\/[^/]+\/[^/]+|colab\.research\.google\.com\/|(?:www\.)?kaggle\.com\/code\/|huggingface\.co\/spaces\/|pypi\.org\/project\/)/i;
const POST =
  /^(?:[\w-]+\.(?:substack\.com\/p\/|hashnode\.dev\/|ghost\.io\/|bearblog\.dev\/|github\.io\/\d{4}\/)|(?:www\.)?medium\.com\/@?[^/]+\/|dev\.to\/[^/]+\/|(?:www\.)?lesswrong\.com\/posts\/|(?:www\.)?alignmentforum\.org\/posts\/|huggingface\.co\/blog\/)|^[^/]+\/(?:.*\/)?(?:blog|posts?|articles?|p|notes|writing)\/(?:.*\/)?[\w%.-]+|^[^/]+\/(?:.*\/)?(?:19|20)\d\d\/\d\d?\//i;

/**
 * What the addresses of a post point to, each once, in a fixed order: without credentials, marks of campaigns
 * and places in a page.
 *
 * @param base address of the post
 * @param posts addresses of other posts that are known
 */
export function linksOf(
  targets: readonly string[],
  base: string | null,
  posts: ReadonlySet<string> = new Set(),
): { kind: LinkKind; target: string }[] {
  const own = base === null ? null : cleanAddress(base);
  const kinds = new Map<string, LinkKind>();
  for (const given of targets) {
    const target = cleanAddress(given, base ?? undefined);
    if (target === null || target === own || kinds.has(target) || kinds.size >= MOST_LINKS) continue;
    kinds.set(target, posts.has(target) ? "post" : kindOf(target));
  }
  return [...kinds].map(([target, kind]) => ({ kind, target })).sort((a, b) => (a.target < b.target ? -1 : 1));
}

/** Marks of campaigns, and what may be a secret. */
const DROPPED =
  /^(?:utm_\w+|source|ref|fbclid|gclid|mc_cid|mc_eid|token|access_token|auth|key|api_?key|secret|sig|signature|password|pw)$/i;

/** An address of the web as it is compared; null for what is none. */
export function cleanAddress(given: string, base?: string): string | null {
  if (!URL.canParse(given, base)) return null;
  const url = new URL(given, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.username = "";
  url.password = "";
  url.hash = "";
  const names = [...url.searchParams.keys()];
  for (const name of names) if (DROPPED.test(name)) url.searchParams.delete(name);
  const text = url.href.replace(/\?$/, "");
  return text.length <= MOST_LENGTH ? text : null;
}

function kindOf(target: string): LinkKind {
  const { host, pathname } = new URL(target);
  const where = `${host}${pathname}`;
  if (DATA_SET.test(where)) return "data-set";
  if (PAPER.test(where)) return "paper";
  if (CODE.test(where)) return "code";
  return POST.test(where) ? "post" : "page";
}
