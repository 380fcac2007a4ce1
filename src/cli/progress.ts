import { plainText } from "../model/plain-text.ts";
import type { ReadProgress } from "../operations/read.ts";
import { fit } from "./text.ts";

/** Shows how far work is on one line that is written over; nothing where there is no terminal. */
export function progressLine(stderr: NodeJS.WriteStream): {
  show(text: () => string): void;
  /** Says what takes long, where there is no terminal too. */
  tell(text: string): void;
  clear(): void;
} {
  const width = (): number => Math.max(20, (stderr.columns ?? 80) - 1);
  let shown = false;
  let last = 0;
  return {
    show(text) {
      const now = performance.now();
      if (!stderr.isTTY || now - last < 80) return;
      last = now;
      stderr.write(`\r${fit(text(), width())}`);
      shown = true;
    },
    tell(text) {
      last = performance.now();
      stderr.write(stderr.isTTY ? `\r${fit(text, width())}` : `${text}\n`);
      shown = stderr.isTTY;
    },
    clear() {
      if (shown) stderr.write(`\r${" ".repeat(width())}\r`);
      shown = false;
    },
  };
}

/** Tells how far the asking of the past is. */
export function askingProgress(stderr: NodeJS.WriteStream): {
  show: (done: number, all: number) => void;
  clear: () => void;
} {
  const { show, clear } = progressLine(stderr);
  return {
    show: (done, all) => show(() => `asking the past how far to trust this: date ${done + 1} of ${all}`),
    clear,
  };
}

/** Tells how far a reading is, how fast it is, and how long it will take. */
export function readProgress(): (progress: ReadProgress) => string {
  let begun = performance.now();
  let source = "";
  return ({ index, locations, step }) => {
    const now = performance.now();
    if (step.kind === "read" && step.source !== source) {
      source = step.source;
      begun = now;
    }
    return describe(`[${index + 1}/${locations}]`, step, (now - begun) / 1000);
  };
}

function describe(place: string, step: ReadProgress["step"], seconds: number): string {
  if (step.kind === "clone") return `${place} cloning …`;
  const { source, done, total, unit = "commits", waiting } = step;
  if (waiting !== undefined) return `${place} ${plainText(source)}  ${done} of ${total}, waiting for ${waiting}`;
  const rate = done / Math.max(0.1, seconds);
  const left = (total - done) / Math.max(1, rate);
  return `${place} ${plainText(source)}  ${done} of ${total} ${plainText(unit)}  ${Math.round(rate)} per s  ${left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left`;
}
