import type { Decisions } from "../model/decisions.ts";
import type { Party } from "./party.ts";

/** Tells who can't be one person, whatever they have in common; no suggestion is made of them. */
export class CannotLink {
  readonly #rejected: ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ rejected }: Pick<Decisions, "rejected">) {
    const others = new Map<string, Set<string>>();
    const add = (one: string, other: string): void => {
      others.set(one, (others.get(one) ?? new Set()).add(other));
    };
    for (const [one, other] of rejected) {
      add(one, other);
      add(other, one);
    }
    this.#rejected = others;
  }

  /** Why these two are not one person; null when they may be. */
  reason(a: Party, b: Party): string | null {
    if (a.kind !== b.kind) return "one is a program";
    // A bot is what its account is: programs are never put together by their names.
    if (a.kind !== "human") return "they are programs";
    if (a.accounts.size > 0 && b.accounts.size > 0 && ![...a.accounts].some((account) => b.accounts.has(account)))
      return "they have different GitHub accounts";
    if (a.identities.some((id) => b.identities.some((other) => this.#rejected.get(id)?.has(other))))
      return "a person said that they are two";
    return null;
  }
}
