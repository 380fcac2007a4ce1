import type { ReadProgress } from "../operations/read.ts";
import { plainText } from "../model/plain-text.ts";
import { fit } from "./text.ts";

/** Shows a reading on one line that is written over; nothing where there is no terminal. */
export function progressLine(stderr: NodeJS.WriteStream): { update(progress: ReadProgress): void; clear(): void } {
  let shown = false;
  let last = 0;
  let begun = performance.now();
  let source = "";
  return {
    update({ index, locations, step }) {
      if (!stderr.isTTY) return;
      const now = performance.now();
      if (step.kind === "read" && step.source !== source) {
        source = step.source;
        begun = now;
      }
      if (now - last < 80) return;
      last = now;
      stderr.write(
        `\r${fit(describe(`[${index + 1}/${locations}]`, step, (now - begun) / 1000), Math.max(20, (stderr.columns ?? 80) - 1))}`,
      );
      shown = true;
    },
    clear() {
      if (shown) stderr.write(`\r${" ".repeat(Math.max(20, (stderr.columns ?? 80) - 1))}\r`);
      shown = false;
    },
  };
}

function describe(place: string, step: ReadProgress["step"], seconds: number): string {
  if (step.kind === "clone") return `${place} cloning …`;
  const { source, done, total } = step;
  const rate = done / Math.max(0.1, seconds);
  const left = (total - done) / Math.max(1, rate);
  return `${place} ${plainText(source)}  ${done} of ${total} commits  ${Math.round(rate)} per s  ${left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left`;
}
