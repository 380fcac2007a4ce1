/**
 * A persistent map from path numbers to values: every change gives a new map, and the two share all
 * that is the same. So the trees of many branches are held at little more than the cost of one, and a
 * saved map keeps what it shares (v8.serialize keeps identities).
 *
 * A radix tree: each node has 32 places, and a map is as deep as its largest number needs.
 */
export interface PathMap<T> {
  /** Levels above the values. */
  readonly depth: number;
  readonly root: Node<T>;
}

type Node<T> = readonly (Node<T> | T | undefined)[];

const BITS = 5;
const WIDTH = 1 << BITS;

export function emptyPathMap<T>(): PathMap<T> {
  return { depth: 1, root: [] };
}

export function getPath<T>({ depth, root }: PathMap<T>, path: number): T | undefined {
  if (path >= WIDTH ** depth) return undefined;
  let node: Node<T> | undefined = root;
  for (let level = depth - 1; level > 0; level--) {
    node = node[(path >>> (level * BITS)) & (WIDTH - 1)] as Node<T> | undefined;
    if (node === undefined) return undefined;
  }
  return node[path & (WIDTH - 1)] as T | undefined;
}

/** @param value undefined takes the path out */
export function setPath<T>(map: PathMap<T>, path: number, value: T | undefined): PathMap<T> {
  let { depth, root } = map;
  while (path >= WIDTH ** depth) {
    root = [root];
    depth++;
  }
  return { depth, root: withPath(root, depth - 1, path, value) };
}

function withPath<T>(node: Node<T>, level: number, path: number, value: T | undefined): Node<T> {
  const place = (path >>> (level * BITS)) & (WIDTH - 1);
  const copy = node.slice();
  // Without holes, which arrays are slow with.
  while (copy.length <= place) copy.push(undefined);
  copy[place] = level === 0 ? value : withPath((copy[place] as Node<T> | undefined) ?? [], level - 1, path, value);
  return copy;
}

/** Every path that has a value, in the order of their numbers. */
export function* pathEntries<T>({ depth, root }: PathMap<T>): Generator<readonly [path: number, value: T]> {
  yield* entriesOf<T>(root, depth - 1, 0);
}

function* entriesOf<T>(node: Node<T>, level: number, first: number): Generator<readonly [number, T]> {
  for (let place = 0; place < node.length; place++) {
    const value = node[place];
    if (value === undefined) continue;
    const path = first * WIDTH + place;
    if (level === 0) yield [path, value as T];
    else yield* entriesOf<T>(value as Node<T>, level - 1, path);
  }
}
