import { useReading } from "./reading.ts";

/** Tells on every page that something is being read. */
export function ReadingMark(): React.JSX.Element | null {
  if (useReading().state !== "reading") return null;
  return (
    <span className="reading-mark">
      <span className="hidden"> (reading)</span>
    </span>
  );
}
