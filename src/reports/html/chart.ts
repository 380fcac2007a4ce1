import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

import { type Html, html, trustedMarkup } from "./escape.ts";

/** Widths in CSS pixels at which every chart is drawn, so that its text is readable on any screen; styles.ts shows one of them. */
const SIZES = [
  { size: "narrow", width: 328 },
  { size: "medium", width: 600 },
  { size: "wide", width: 912 },
] as const;

/** Charts narrower than this have labels above their rows, not beside them. */
const BESIDE = 500;

/** Room that a chart may use. */
export interface Room {
  /** CSS pixels. */
  width: number;
  /** Whether labels fit beside the rows. */
  beside: boolean;
}

export type ChartOptions = Omit<
  Plot.PlotOptions,
  "document" | "className" | "width" | "title" | "caption" | "figure"
> & { ariaLabel: string };

/** A figure with one drawing for each width. @param options the chart for a room */
export function figure(options: (room: Room) => ChartOptions, caption: Html): Html {
  const drawings = SIZES.map(
    ({ size, width }) => html`<div class="${size}">${drawing({ width, beside: width > BESIDE }, options)}</div>`,
  );
  return html`<figure>
    ${drawings}
    <figcaption>${caption}</figcaption>
  </figure>`;
}

/** A drawing without text of its own, for readers who have the figures beside it: it is hidden from screen readers. */
export function ornament(width: number, options: Omit<ChartOptions, "ariaLabel">): Html {
  const svg = plotted(width, { ...options, ariaLabel: "" });
  svg.removeAttribute("aria-label");
  svg.setAttribute("aria-hidden", "true");
  return trustedMarkup(svg.outerHTML);
}

function drawing(room: Room, options: (room: Room) => ChartOptions): Html {
  const svg = plotted(room.width, options(room));
  svg.setAttribute("role", "img");
  return trustedMarkup(svg.outerHTML);
}

/** What is used of an element; there are no types of the DOM here. */
interface Drawn {
  outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

function plotted(width: number, options: ChartOptions): Drawn {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg: Drawn = Plot.plot({ ...options, document, width, className: "plot" });
  // The rules in it are the same for every chart; they stand once in styles.ts.
  svg.querySelector("style")?.remove();
  return svg;
}
