import type { TableName } from "../../evidence/tables.ts";
import type { EvidenceWriter } from "../../evidence/writer.ts";
import type { Columns } from "../../evidence/duckdb.ts";
import { loginText } from "../../model/evidence.ts";
import type { Disclosures } from "./agents.ts";
import type { RawIdentity } from "./history-parser.ts";
import { withoutAddresses } from "./text.ts";

const NOREPLY = /^(?:(\d+)\+)?([a-z\d](?:[a-z\d-]*[a-z\d])?(?:\[bot\])?)@users\.noreply\.github\.com$/i;

/** Numbers the identities of one source as they appear. Addresses leave here as keyed hashes only. */
export class IdentityTable {
  readonly #numbers = new Map<string, number>();
  readonly #recent = new Map<string, number>();
  readonly #writer: EvidenceWriter<TableName>;
  readonly #hash: (text: string) => string;
  readonly #disclosures: Disclosures;

  /** @param known identities of the generation that is gone on from */
  constructor(
    writer: EvidenceWriter<TableName>,
    hash: (text: string) => string,
    disclosures: Disclosures,
    known?: Columns,
  ) {
    this.#writer = writer;
    this.#hash = hash;
    this.#disclosures = disclosures;
    for (let i = 0; i < (known?.["identity"]?.length ?? 0); i++) {
      this.#numbers.set(`${known!["name"]![i]}\0${known!["spelling"]![i]}`, known!["identity"]![i] as number);
    }
  }

  numberOf(identity: RawIdentity): number {
    const exact = `${identity.name}\0${identity.email}`;
    const recent = this.#recent.get(exact);
    if (recent !== undefined) return recent;
    // The case of an address says nothing about whose it is, but git counts each spelling.
    const spelling = this.#hash(
      `spelling:${[...identity.email].map((char) => (char === char.toLowerCase() ? char : `^${char}`)).join("")}`,
    );
    // Some put their address where their name should be.
    const name = withoutAddresses(identity.name);
    const key = `${name}\0${spelling}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      const [, account, login] = NOREPLY.exec(identity.email) ?? [];
      this.#writer.add(
        "identities",
        number,
        name,
        identity.email === "" ? null : this.#hash(`address:${identity.email}`),
        spelling,
        this.#disclosures.isShared(identity.email),
        login ? this.#hash(loginText(login)) : null,
        account ? this.#hash(`github-account:${account}`) : null,
        this.#disclosures.kindOf(identity),
      );
    }
    this.#recent.set(exact, number);
    return number;
  }
}
