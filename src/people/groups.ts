/** Sets that grow together, except where that would bring two members together who must stay apart. */
export class Groups {
  readonly #parent: Int32Array;
  readonly #apart: readonly (readonly [number, number])[];

  /** @param apart pairs that must never be in one group */
  constructor(count: number, apart: readonly (readonly [number, number])[]) {
    this.#parent = Int32Array.from({ length: count }, (_, member) => member);
    this.#apart = apart;
  }

  find(member: number): number {
    while (this.#parent[member] !== member) {
      this.#parent[member] = this.#parent[this.#parent[member]!]!;
      member = this.#parent[member]!;
    }
    return member;
  }

  /** Joins all of these, or none of them where that would bring together who must stay apart. */
  join(members: readonly number[]): void {
    const roots = new Set(members.map((member) => this.find(member)));
    const [first] = roots;
    if (first === undefined) return;
    for (const [one, other] of this.#apart) if (roots.has(this.find(one)) && roots.has(this.find(other))) return;
    for (const root of roots) this.#parent[root] = first;
  }
}
