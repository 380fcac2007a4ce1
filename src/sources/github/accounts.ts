import type { ContributionAuthor, ContributionRole, Contributor } from "../../model/contribution.ts";
import { loginText } from "../../model/evidence.ts";
import { plainText } from "../../model/plain-text.ts";
import type { Disclosures } from "../git/agents.ts";

/** What GitHub says of an account; null where it was deleted. */
export interface Account {
  login: string;
  /** Number of the account; it stays when the login changes. */
  id: number | null;
  /** `User`, `Bot`, `Organization`, `Mannequin`: as the API calls it. */
  type: string;
}

/** What GitHub gives instead of a deleted account. */
const GHOST = 10_137;

/** Turns accounts of one GitHub server into contributors. Logins and addresses leave here as keyed hashes. */
export class Accounts {
  readonly #hash: (text: string) => string;
  readonly #disclosures: Disclosures;
  readonly #scope: string;

  /** @param host `github.com`, or an Enterprise server, whose numbers and logins are others */
  constructor(hash: (text: string) => string, disclosures: Disclosures, host: string) {
    this.#hash = hash;
    this.#disclosures = disclosures;
    this.#scope = host === "github.com" ? "" : `${host}/`;
  }

  /** Who it is; null for an account that was deleted, and for what is no account of somebody's. */
  contributor(account: Account | null): Contributor | null {
    if (account === null || account.id === GHOST) return null;
    const isBot = account.type === "Bot";
    if (!isBot && account.type !== "User") return null;
    const plain = plainText(account.login).trim().slice(0, 100);
    if (plain === "" || (account.id === null && plain.toLowerCase() === "ghost")) return null;
    // GraphQL leaves out what REST, events and git write behind the name of an app.
    const login = isBot && !plain.endsWith("[bot]") ? `${plain}[bot]` : plain;
    const kind = this.#disclosures.kindOf({ name: login, email: "" });
    return {
      name: login,
      address: null,
      login: this.#hash(loginText(`${this.#scope}${login}`)),
      account: account.id === null ? null : this.#hash(`github-account:${this.#scope}${account.id}`),
      kind: isBot && kind === "human" ? "bot" : kind,
    };
  }

  /** Authors of a contribution that this account made; none when it is not known whose it was. */
  authors(account: Account | null, role: ContributionRole = "author"): ContributionAuthor[] {
    const contributor = this.contributor(account);
    return contributor === null ? [] : [{ ...contributor, role, place: 1, places: 1 }];
  }

  /** An address and an account that GitHub itself says are one person's; null where it says no such thing. */
  stated(email: string | null, account: Account | null): Contributor | null {
    if (email === null || email === "" || this.#disclosures.isShared(email)) return null;
    const contributor = this.contributor(account);
    return contributor && { ...contributor, address: this.#hash(`address:${email}`) };
  }
}

/** Whether it is known that both are the same account. */
export function isSameAccount(one: Account | null, other: Account | null): boolean {
  if (one === null || other === null) return false;
  if (one.id !== null && other.id !== null) return one.id === other.id;
  return one.login.toLowerCase() === other.login.toLowerCase();
}
