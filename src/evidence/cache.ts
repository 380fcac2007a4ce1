import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";

/** Bytes of results that are kept; the one that was not used for longest goes first. */
const MOST_BYTES = 512 * 2 ** 20;

/** As {@link MOST_BYTES}, in the memory of a process or thread that lives on, counted as they are written. */
const MOST_BYTES_IN_MEMORY = 64 * 2 ** 20;

/** By file; the one that was used last is last. */
const inMemory = new Map<string, { result: unknown; size: number }>();

/**
 * Returns what `make` gives, from the cache when it was made before from the same inputs. Nothing but
 * time is lost when the folder is removed.
 *
 * Who asks twice in one process may get the same object twice: it must not be changed.
 *
 * @param folder undefined where nothing may be written
 * @param inputs everything that the result depends on
 */
export async function cached<T>(folder: string | undefined, inputs: unknown, make: () => Promise<T>): Promise<T> {
  if (folder === undefined) return make();
  const key = createHash("sha256")
    .update(JSON.stringify([process.version, inputs]))
    .digest("hex")
    .slice(0, 32);
  const file = join(folder, `${key}.bin`);
  const known = inMemory.get(file);
  if (known) {
    remember(file, known.result, known.size);
    return known.result as T;
  }
  try {
    const bytes = readFileSync(file);
    const result = deserialize(bytes) as T;
    utimesSync(file, new Date(), new Date());
    remember(file, result, bytes.length);
    return result;
  } catch {
    // Not there, or cut short: make it.
  }
  const result = await make();
  try {
    mkdirSync(folder, { recursive: true });
    const draft = join(folder, `${key}-${randomBytes(4).toString("hex")}.draft`);
    const bytes = serialize(result);
    remember(file, result, bytes.length);
    writeFileSync(draft, bytes);
    renameSync(draft, file);
    forget(folder);
  } catch {
    // A cache that can't be written, on a full disk say, must not keep anybody from an answer.
  }
  return result;
}

function remember(file: string, result: unknown, size: number): void {
  inMemory.delete(file);
  inMemory.set(file, { result, size });
  let kept = [...inMemory.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [oldest, one] of inMemory) {
    if (kept <= MOST_BYTES_IN_MEMORY || oldest === file) break;
    inMemory.delete(oldest);
    kept -= one.size;
  }
}

function forget(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    const { mtimeMs, size } = statSync(path);
    return { path, used: mtimeMs, size };
  });
  let kept = 0;
  for (const { path, size } of files.sort((a, b) => b.used - a.used)) {
    kept += size;
    // The newest stays, however large it is.
    if (kept > MOST_BYTES && kept > size) rmSync(path, { force: true });
  }
}
