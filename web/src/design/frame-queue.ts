/** How much of a frame is used. */
const ROOM_MS = 8;

const waiting = new Set<() => void>();
let asked = false;

function drain(): void {
  const begun = performance.now();
  let before = begun;
  let longest = 0;
  for (const work of waiting) {
    waiting.delete(work);
    work();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    // Another one that takes as long would be too much.
    if (now - begun + longest > ROOM_MS) break;
  }
  asked = waiting.size > 0;
  if (asked) requestAnimationFrame(drain);
}

/** Does something in one of the next frames, a few at a time. @returns takes it back */
export function whenThereIsRoom(work: () => void): () => void {
  waiting.add(work);
  if (!asked) requestAnimationFrame(drain);
  asked = true;
  return () => waiting.delete(work);
}
