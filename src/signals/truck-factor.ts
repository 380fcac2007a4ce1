/**
 * The smallest number of people, taken greedily, whose loss leaves more than half of the files without
 * a main author. Null when no file has one.
 *
 * Who is taken next is the main author of most files that still have one; of equals the one who comes
 * first in `authorsOf`.
 *
 * Source: Avelino, Passos, Hora, Valente, "A novel approach for estimating truck factors", ICPC 2016.
 * Greedy, so it can be more than the least number possible.
 *
 * @param authorsOf the main authors of each living file; a file may have none
 */
export function truckFactor(authorsOf: readonly (readonly number[])[]): number | null {
  return truckHolders(authorsOf)?.length ?? null;
}

/** Those people, in the order in which they are taken; as {@link truckFactor}. */
export function truckHolders(authorsOf: readonly (readonly number[])[]): number[] | null {
  const files = new Map<number, number[]>();
  const left = authorsOf.map(({ length }) => length);
  for (const [file, authors] of authorsOf.entries()) {
    for (const author of authors) {
      const known = files.get(author);
      if (known) known.push(file);
      else files.set(author, [file]);
    }
  }
  let covered = left.filter((authors) => authors > 0).length;
  if (covered === 0) return null;
  const counts = new Map([...files].map(([author, list]) => [author, list.length]));
  const taken: number[] = [];
  while (covered * 2 >= authorsOf.length && counts.size > 0) {
    let best = -1;
    let most = -1;
    for (const [author, count] of counts) {
      if (count > most) {
        best = author;
        most = count;
      }
    }
    counts.delete(best);
    taken.push(best);
    for (const file of files.get(best)!) {
      left[file]!--;
      if (left[file] !== 0) continue;
      covered--;
    }
  }
  return taken;
}
