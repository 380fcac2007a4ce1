import { Slider } from "../../design/slider.tsx";

const USUAL_MOST = 60;

/** How long the work is planned for. */
export function HorizonField({
  months,
  onShow,
  onChange,
}: {
  months: number;
  onShow: (months: number) => void;
  onChange: (months: number) => void;
}): React.JSX.Element {
  return (
    <div className="field">
      <span className="label">
        Horizon: <b>{months} months</b>
      </span>
      <Slider
        label="Horizon"
        value={months}
        min={1}
        max={Math.max(USUAL_MOST, months)}
        text={`${months} months`}
        onChange={onShow}
        onCommit={onChange}
      />
      <span className="quiet">How much of the role still counts by then is said below; it changes nobody’s place.</span>
    </div>
  );
}
