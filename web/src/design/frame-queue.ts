/** How much of a frame is used. */
const ROOM_MS = 8;

const waiting = new Set<() => void>();
let asked = false;

function drain(): void {
  const begun = performance.now();
  for (const work of waiting) {
    waiting.delete(work);
    work();
    if (performance.now() - begun > ROOM_MS) break;
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
