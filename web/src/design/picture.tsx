import type { PlotOptions } from "@observablehq/plot";
import type { ReactNode } from "react";

import { Chart, drawChart, type Room } from "./chart.tsx";
import { download } from "./download.ts";
import { TakeHome } from "./export-row.tsx";

/** CSS pixels of a picture in a file. */
const WIDTH = 900;

/** A chart that goes home as SVG and PNG. */
export function Picture({
  name,
  what,
  label,
  options,
  children,
}: {
  /** Of the file, without its ending. */
  name: string;
  /** For a reader: `the fan`. */
  what: string;
  label: string;
  /** Made anew by the caller only when the data change. */
  options: (room: Room) => PlotOptions;
  /** What the picture shows, under it. */
  children?: ReactNode;
}): React.JSX.Element {
  const svg = (): string => standalone(options, label);
  return (
    <figure className="picture">
      <Chart options={options} label={label} />
      {children !== undefined && <figcaption>{children}</figcaption>}
      <TakeHome>
        <button
          type="button"
          className="button plain"
          aria-label={`Download ${what} as SVG`}
          onClick={() => download(`${name}.svg`, "image/svg+xml", svg())}
        >
          SVG
        </button>
        <button
          type="button"
          className="button plain"
          aria-label={`Download ${what} as PNG`}
          onClick={() => void rasterised(svg()).then((png) => download(`${name}.png`, "image/png", png))}
        >
          PNG
        </button>
      </TakeHome>
    </figure>
  );
}

/** The chart as markup for a page that has the same names of colours. */
export function inlineSvg(options: (room: Room) => PlotOptions, label: string, width = WIDTH): string {
  return new XMLSerializer().serializeToString(drawChart(options, width, label));
}

/** The chart as a file of its own, in the colours that are seen now. */
function standalone(options: (room: Room) => PlotOptions, label: string): string {
  const drawn = drawChart(options, WIDTH, label);
  const colours = getComputedStyle(document.documentElement);
  drawn.style.background = "var(--bg)";
  drawn.style.fontFamily = "system-ui, sans-serif";
  return new XMLSerializer()
    .serializeToString(drawn)
    .replaceAll(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => colours.getPropertyValue(name).trim());
}

/** @returns a PNG of twice the size */
async function rasterised(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((png) => (png ? resolve(png) : reject(new Error("The picture is too large."))), "image/png"),
  );
}
