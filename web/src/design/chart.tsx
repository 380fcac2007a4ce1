import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";

import { plainText } from "../../../src/model/plain-text.ts";

/** Room that a chart may use. */
export interface Room {
  /** CSS pixels. */
  width: number;
}

const QUIET: Plot.PlotOptions = {
  style: {
    background: "transparent",
    color: "var(--ink)",
    fontFamily: "inherit",
    fontSize: "12px",
    overflow: "visible",
  },
};

/**
 * A chart that is as wide as there is room, and drawn again when that changes.
 *
 * @param options made anew by the caller only when the data change, with `useCallback`
 * @param label what a screen reader says instead; the figures are beside it, in a table or a text
 */
export function Chart({
  options,
  label,
}: {
  options: (room: Room) => Plot.PlotOptions;
  label: string;
}): React.JSX.Element {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  useEffect(() => {
    if (width === 0 || !holder.current) return;
    const drawn = drawChart(options, width, label);
    holder.current.replaceChildren(drawn);
  }, [options, width, label]);
  return <div className="chart" ref={holder} />;
}

/** Draws a chart, for a page or for a file. @param width CSS pixels */
export function drawChart(
  options: (room: Room) => Plot.PlotOptions,
  width: number,
  label: string,
): SVGSVGElement | HTMLElement {
  const drawn = Plot.plot({ ...QUIET, ...options({ width }), width, ariaLabel: plainText(label) });
  drawn.setAttribute("role", "img");
  // The picture has one label; its parts are not read out.
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return drawn;
}

function useWidth(holder: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    // Told once at the beginning, too.
    const watch = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, [holder]);
  return width;
}
