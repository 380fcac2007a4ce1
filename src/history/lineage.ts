/** Follows files through renames. */

export interface Lineage {
  /** The file of each change. */
  file: Int32Array;
  /** Whether the file begins with the change. */
  created: Uint8Array;
  /** The last path of each file. */
  path: Int32Array;
  /** Whether each file is there at the end. */
  living: Uint8Array;
}

/** A path that is renamed in a circle must not keep us for ever. */
const MOST_RENAMES = 20;
const ADDED = 1;
const DELETED = 2;

/**
 * Gives each change its file. Changes come in the order in which they landed, so what is known of a
 * file never depends on what came later.
 *
 * @param kinds 1 where the file is added, 2 where it is deleted, anything else where it goes on
 * @param oldPaths the path before a rename, or -1
 */
export function followFiles(paths: Int32Array, oldPaths: Int32Array, kinds: Uint8Array, pathCount: number): Lineage {
  const at = new Int32Array(pathCount).fill(-1);
  /** Where a path was renamed to. */
  const moved = new Int32Array(pathCount).fill(-1);
  const file = new Int32Array(paths.length);
  const created = new Uint8Array(paths.length);
  const path: number[] = [];
  const living: number[] = [];
  for (let i = 0; i < paths.length; i++) {
    let here = paths[i]!;
    // A branch that began before a rename goes on under the old path until it is merged.
    for (
      let steps = 0;
      kinds[i] !== ADDED && oldPaths[i]! < 0 && at[here]! < 0 && moved[here]! >= 0 && steps < MOST_RENAMES;
      steps++
    )
      here = moved[here]!;
    const before = oldPaths[i]! >= 0 ? oldPaths[i]! : here;
    let number = at[before]!;
    if (number < 0) {
      number = path.length;
      path.push(here);
      living.push(1);
      created[i] = kinds[i] === ADDED ? 1 : 0;
    } else if (kinds[i] === ADDED && living[number] === 0) {
      // Put back after it was deleted: the same file goes on.
      living[number] = 1;
    }
    if (before !== here) {
      at[before] = -1;
      moved[before] = here;
    }
    moved[here] = -1;
    at[here] = number;
    path[number] = here;
    if (kinds[i] === DELETED) living[number] = 0;
    file[i] = number;
  }
  return { file, created, path: Int32Array.from(path), living: Uint8Array.from(living) };
}
