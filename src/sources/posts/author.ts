import type { ContributionAuthor } from "../../model/contribution.ts";
import { loginText } from "../../model/evidence.ts";
import { plainText } from "../../model/plain-text.ts";
import { withoutAddresses } from "../git/text.ts";

/** Somebody as a feed or a page names them. */
export interface NamedAuthor {
  name: string;
  email?: string | undefined;
  /** A page of theirs. */
  url?: string | undefined;
}

/** Who has no name of their own: whoever keeps the site. */
const NOBODY =
  /^(?:admin(?:istrator)?|editors?|editorial|staff|team|guest|web ?master|root|user|authors?|no-?reply|unknown|anonymous|blog|the .{1,40} team|.{1,40} (?:team|editors|staff))$/i;
/** An address that many people write under joins nobody. */
const SHARED_ADDRESS =
  /^(?:no-?reply|do-?not-?reply|info|hello|hi|contact|mail|admin|webmaster|editors?|editorial|press|support|team|blog|office|news|feedback)@/i;
const MOST_AUTHORS = 200;
const MOST_NAME = 200;

/**
 * The authors of a post, as far as it names them. Several in one line are told apart where each has at least
 * two words, as `Ada Lovelace, Charles Babbage and Emmy Noether` has and `Lovelace, Ada` has not.
 */
export function authorsNamed(stated: readonly NamedAuthor[]): NamedAuthor[] {
  const authors = new Map<string, NamedAuthor>();
  for (const { name: given, email, url } of stated) {
    const parts = plainText(withoutAddresses(given))
      .replace(/^\s*by\s+/i, "")
      .split(/\s*(?:[,;&]|\band\b)\s*/)
      .filter((part) => part !== "");
    const several = parts.length > 1 && parts.every((part) => /\S\s+\S/.test(part));
    for (const part of several ? parts : [plainText(withoutAddresses(given)).replace(/^\s*by\s+/i, "")]) {
      const name = part.replace(/\s+/g, " ").trim().slice(0, MOST_NAME);
      if (name === "" || NOBODY.test(name) || /^https?:/i.test(name) || authors.size >= MOST_AUTHORS) continue;
      if (!authors.has(name))
        authors.set(name, { name, email: several ? undefined : email, url: several ? undefined : url });
    }
  }
  return [...authors.values()];
}

/** The login that an address of a GitHub profile names; null for any other page. */
export function profileLogin(url: string | null | undefined): string | null {
  const [, login] = /^https?:\/\/(?:www\.)?github\.com\/([a-z\d](?:[a-z\d-]{0,38}))\/?$/i.exec(url ?? "") ?? [];
  return login && !RESERVED.test(login) ? login.toLowerCase() : null;
}

const RESERVED =
  /^(?:about|apps|blog|collections|contact|customer-stories|dashboard|enterprise|events|explore|features|issues|join|login|marketplace|new|notifications|orgs|pricing|pulls|search|security|settings|site|sponsors|team|topics|trending)$/i;

/**
 * Authors as they stand in evidence: a stated address and a stated GitHub profile as keyed hashes.
 *
 * @param login of a profile that a page of their own links to as theirs
 */
export function authorRows(
  authors: readonly NamedAuthor[],
  hash: (text: string) => string,
  login: string | null = null,
): ContributionAuthor[] {
  return authors.map(({ name, email, url }, index) => {
    const own = profileLogin(url) ?? (authors.length === 1 ? login : null);
    const address = email?.trim().toLowerCase();
    return {
      name,
      address:
        address && /^[^\s@]+@[^\s@]+$/.test(address) && !SHARED_ADDRESS.test(address)
          ? hash(`address:${address}`)
          : null,
      login: own === null ? null : hash(loginText(own)),
      account: null,
      kind: "human",
      role: "author",
      place: index + 1,
      places: authors.length,
    };
  });
}
