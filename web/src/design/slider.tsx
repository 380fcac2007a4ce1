import { Slider as Radix } from "radix-ui";

/** A slider with one thumb. */
export function Slider({
  label,
  value,
  min = 0,
  max,
  step = 1,
  text,
  onChange,
  onCommit,
}: {
  label: string;
  value: number;
  min?: number;
  max: number;
  step?: number;
  /** The value in words. */
  text?: string;
  onChange: (value: number) => void;
  /** Told when it is let go. */
  onCommit?: (value: number) => void;
}): React.JSX.Element {
  return (
    <Radix.Root
      className="slider"
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => onChange(next!)}
      onValueCommit={([next]) => onCommit?.(next!)}
    >
      <Radix.Track className="slider-track">
        <Radix.Range className="slider-range" />
      </Radix.Track>
      <Radix.Thumb
        className="slider-thumb"
        aria-label={label}
        {...(text === undefined ? {} : { "aria-valuetext": text })}
      />
    </Radix.Root>
  );
}
