import { isCollection, isMap, parseDocument } from "yaml";

export type Place = readonly (string | number)[];

/** Several parts of a page read the same few texts whenever one of them changes. */
const read = new Map<string, Record<string, unknown> | undefined>();
const MOST_READ = 64;

/** What a text of YAML says, as plain data that is not to be changed; undefined while it can't be read. */
export function readYaml(text: string): Record<string, unknown> | undefined {
  if (!read.has(text)) {
    if (read.size >= MOST_READ) read.clear();
    read.set(text, parsed(text));
  }
  return read.get(text);
}

function parsed(text: string): Record<string, unknown> | undefined {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) return {};
    return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The value at a place; undefined where there is none. */
export function valueAt(data: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    data,
  );
}

/** The text with another value at a place, comments kept; undefined takes it out, and what is empty without it. */
export function withValue(text: string, place: Place, value: unknown): string {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return text;
  if (value === undefined) {
    document.deleteIn(place);
    for (let depth = place.length - 1; depth > 0; depth--) {
      const parent: unknown = document.getIn(place.slice(0, depth), true);
      if (!isCollection(parent) || parent.items.length > 0) break;
      document.deleteIn(place.slice(0, depth));
    }
  } else if (typeof value === "object" && value !== null) {
    const node = document.createNode(value, { flow: true });
    document.setIn(place, node);
  } else {
    for (let depth = 1; depth < place.length; depth++)
      if (document.getIn(place.slice(0, depth)) === undefined)
        document.setIn(place.slice(0, depth), document.createNode({}, { flow: true }));
    document.setIn(place, value);
  }
  if (isMap(document.contents) && document.contents.items.length === 0) return "";
  return document.toString({ lineWidth: 0 });
}
