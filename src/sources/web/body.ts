import { type Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

import { SourceError } from "../../model/errors.ts";

/** Nobody compresses twice for a reason; more is an attack. */
const MOST_ENCODINGS = 2;

const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The bytes of an answer, decompressed. Each stage is counted as it streams, so that what unpacks to more
 * than `mostBytes` stops there and is never held.
 *
 * @param encoding the header `content-encoding`
 * @param name what is read, for an error
 * @throws {SourceError} it is too large, or compressed in a way that can't be undone
 */
export async function readBody(
  answer: Readable,
  { encoding, mostBytes, name, signal }: { encoding: string; mostBytes: number; name: string; signal: AbortSignal },
): Promise<Uint8Array> {
  const encodings = encoding
    .toLowerCase()
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && one !== "identity");
  const unknown = encodings.find((one) => !Object.hasOwn(DECOMPRESSORS, one));
  if (unknown !== undefined || encodings.length > MOST_ENCODINGS) {
    answer.destroy();
    throw new SourceError(
      `${name} comes compressed as '${encodings.join(", ").slice(0, 60)}'.`,
      "Only gzip, deflate and br are read, two of them at most. Save it as a file and read that.",
    );
  }
  const limited = (): Transform => {
    let bytes = 0;
    return new Transform({
      transform(chunk: Uint8Array, _encoding, done): void {
        bytes += chunk.length;
        if (bytes > mostBytes) done(tooLarge(name, mostBytes));
        else done(null, chunk);
      },
    });
  };
  const chunks: Uint8Array[] = [];
  // The last encoding was put on last, so it comes off first.
  const stages = encodings.toReversed().flatMap((one) => [DECOMPRESSORS[one]!(), limited()]);
  const keep = new Writable({
    write(chunk: Uint8Array, _encoding, done): void {
      chunks.push(chunk);
      done();
    },
  });
  const through: (NodeJS.ReadableStream | NodeJS.WritableStream | NodeJS.ReadWriteStream)[] = [
    answer,
    limited(),
    ...stages,
    keep,
  ];
  await pipeline(through, { signal });
  return new Uint8Array(Buffer.concat(chunks));
}

/** The error of an answer that is larger than the limit. */
export function tooLarge(name: string, mostBytes: number): SourceError {
  return new SourceError(
    `${name} is larger than ${Math.round(mostBytes / 1e6)} MB.`,
    "Nothing of it was kept. Save the part that you need as a file and read that.",
  );
}
