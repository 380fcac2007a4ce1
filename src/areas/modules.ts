import type { Modules } from "../model/history.ts";

/** A module must hold this share of a repository's changes, and this many, to stand by itself. */
const LEAST_SHARE = 0.01;
const LEAST_CHANGES = 20;
/** A folder that holds more than this share is looked into for modules. */
const SPLIT_SHARE = 0.05;

interface Node {
  path: string;
  changes: number;
  children: Map<string, Node>;
}

/**
 * Cuts a repository into modules: folders with enough of its changes, down to where the changes
 * spread too thin. What lies in no such folder belongs to the module above it.
 *
 * @param changes how often each path was changed
 */
export function cutModules(paths: readonly string[], changes: ArrayLike<number>): Modules {
  const root: Node = { path: "", changes: 0, children: new Map() };
  for (const [index, path] of paths.entries()) {
    let node = root;
    node.changes += changes[index]!;
    const folders = path.split("/").slice(0, -1);
    for (const folder of folders) {
      let child = node.children.get(folder);
      if (!child) {
        child = { path: node.path === "" ? folder : `${node.path}/${folder}`, changes: 0, children: new Map() };
        node.children.set(folder, child);
      }
      child.changes += changes[index]!;
      node = child;
    }
  }
  const least = Math.max(LEAST_CHANGES, LEAST_SHARE * root.changes);
  const modules = new Set<string>();
  const visit = (node: Node): void => {
    if (node.path !== "") modules.add(node.path);
    if (node !== root && node.changes <= SPLIT_SHARE * root.changes) return;
    for (const child of node.children.values()) if (child.changes >= least) visit(child);
  };
  visit(root);
  // The root stands for what lies in no module.
  const names = ["/", ...[...modules].sort()];
  return { names, of: Int32Array.from(paths, moduleFinder(names)) };
}

/** Finds the module of a path: the innermost folder that is one, else the root. */
export function moduleFinder(names: readonly string[]): (path: string) => number {
  const places = new Map(names.map((name, place) => [name, place]));
  return (path) => {
    for (let folder = path; ;) {
      const slash = folder.lastIndexOf("/");
      if (slash < 0) return 0;
      folder = folder.slice(0, slash);
      const place = places.get(folder);
      if (place !== undefined) return place;
    }
  };
}
