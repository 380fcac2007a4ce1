import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";

/** Bytes of results that are kept; the one that was not used for longest goes first. */
const MOST_BYTES = 512 * 2 ** 20;

/**
 * Returns what `make` gives, from the cache when it was made before from the same inputs. Nothing but
 * time is lost when the folder is removed.
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
  try {
    const result = deserialize(readFileSync(file)) as T;
    utimesSync(file, new Date(), new Date());
    return result;
  } catch {
    // Not there, or cut short: make it.
  }
  const result = await make();
  try {
    mkdirSync(folder, { recursive: true });
    const draft = join(folder, `${key}-${randomBytes(4).toString("hex")}.draft`);
    writeFileSync(draft, serialize(result));
    renameSync(draft, file);
    forget(folder);
  } catch {
    // A cache that can't be written, on a full disk say, must not keep anybody from an answer.
  }
  return result;
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
