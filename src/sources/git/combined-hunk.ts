/**
 * A hunk of a combined diff: one column of signs for each parent. It is taken apart into plain hunks
 * against each parent.
 */
export class CombinedHunk {
  readonly parents: number;
  readonly #old: number[];
  #new: number;
  readonly #open: ([number, number, number, number] | undefined)[];
  readonly #done: number[][] = [];
  #added = 0;
  #deleted = 0;

  constructor(header: string) {
    this.parents = header.search(/[^@]/) - 1;
    const ranges = [...header.matchAll(/[-+](\d+)/g)].slice(0, this.parents + 1).map(([, start]) => Number(start));
    // Unlike a plain hunk, a combined one names the line after an empty range.
    this.#old = ranges.slice(0, this.parents);
    this.#new = ranges[this.parents]!;
    this.#open = Array.from({ length: this.parents }, () => undefined);
  }

  /** Reads the signs of the line at `at`: whether no parent has it; undefined when they have not all arrived. */
  signs(buffer: Buffer, at: number): "gained" | "other" | undefined {
    if (at + this.parents > buffer.length) return undefined;
    const signs = buffer.toString("latin1", at, at + this.parents);
    const removed = signs.includes("-");
    const gained = !removed && !signs.includes(" ");
    if (removed) this.#deleted++;
    else if (gained) this.#added++;
    for (let parent = 0; parent < this.parents; parent++) {
      const sign = signs[parent];
      if (removed) {
        if (sign === "-") {
          this.#hunk(parent)[1]++;
          this.#old[parent]!++;
        }
      } else if (sign === "+") {
        this.#hunk(parent)[3]++;
      } else {
        this.#close(parent);
        this.#old[parent]!++;
      }
    }
    if (!removed) this.#new++;
    return gained ? "gained" : "other";
  }

  #hunk(parent: number): [number, number, number, number] {
    return (this.#open[parent] ??= [this.#old[parent]!, 0, this.#new, 0]);
  }

  #close(parent: number): void {
    const open = this.#open[parent];
    if (!open) return;
    const [oldStart, oldLines, newStart, newLines] = open;
    this.#done.push([
      parent,
      oldLines === 0 ? oldStart - 1 : oldStart,
      oldLines,
      newLines === 0 ? newStart - 1 : newStart,
      newLines,
    ]);
    this.#open[parent] = undefined;
  }

  addTo(file: { hunks: number[]; added: number; deleted: number }): void {
    for (let parent = 0; parent < this.parents; parent++) this.#close(parent);
    for (const hunk of this.#done) file.hunks.push(...hunk);
    file.added += this.#added;
    file.deleted += this.#deleted;
  }
}
