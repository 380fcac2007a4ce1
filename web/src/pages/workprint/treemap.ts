import * as Plot from "@observablehq/plot";
import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PersonResult } from "../../../../src/model/results.ts";
import { moduleName, plural } from "../../../../src/model/words.ts";
import type { Room } from "../../design/chart.tsx";

type Module = PersonResult["modules"][number];

interface Cell {
  module: Module;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

interface Group {
  repo: string;
  x0: number;
  x1: number;
  y0: number;
}

interface Node {
  repo?: string;
  module?: Module;
  children?: Node[];
}

/** So few boxes need no more room. */
const FEW = 3;
const HEAD = 20;
const FONT = 12;
/** Ems that a character takes. */
const CHARACTER = 0.68;

/** Modules as wide as they have living files, filled from below as far as the person is a main author. */
export function treemapChart(modules: readonly Module[], { width }: Room): Plot.PlotOptions {
  const height = modules.length <= FEW ? 180 : width < 600 ? 460 : 400;
  const { cells, groups } = layOut(modules, width, height);
  const own = ({ module: { authored, files }, y0, y1 }: Cell): number =>
    y1 - (files === 0 ? 0 : Math.min(1, authored / files)) * (y1 - y0);
  const edges = { x1: "x0", x2: "x1", y2: "y1" } as const;
  const title = ({ module }: Cell): string =>
    `${moduleName(module.module)}, ${module.repo}: a main author of ${module.authored} of ${plural(module.files, "living file")}; work in ${plural(module.weeks, "week")}`;
  const label = { x: "x0", y: "y0", textAnchor: "start", lineAnchor: "top", dx: 6, fontSize: FONT } as const;
  return {
    height,
    margin: 0,
    x: { domain: [0, width], range: [0, width], axis: null },
    y: { domain: [0, height], range: [0, height], axis: null },
    marks: [
      Plot.rect(cells, { ...edges, y1: "y0", fill: "var(--panel)", title }),
      Plot.rect(cells, { ...edges, y1: own, fill: "var(--accent-soft)", fillOpacity: 0.45, pointerEvents: "none" }),
      Plot.rect(cells, { ...edges, y1: "y0", stroke: "var(--strong-line)", pointerEvents: "none" }),
      Plot.text(groups, {
        ...label,
        dx: 1,
        dy: 4,
        text: ({ repo, x0, x1 }: Group) => fitted(plainText(repo), x1 - x0 - 4),
        fontWeight: 600,
      }),
      Plot.text(
        cells.filter((cell) => cell.y1 - cell.y0 > 22),
        {
          ...label,
          dy: 6,
          text: ({ module, x0, x1 }: Cell) => fitted(plainText(moduleName(module.module)), x1 - x0 - 12),
          fontWeight: 600,
          pointerEvents: "none",
        },
      ),
      Plot.text(
        cells.filter((cell) => cell.y1 - cell.y0 > 40),
        {
          ...label,
          dy: 22,
          text: ({ module: { authored, files }, x0, x1 }: Cell) => {
            const text = `${authored} of ${plural(files, "file")}`;
            const room = x1 - x0 - 12;
            return text.length * FONT * CHARACTER <= room ? text : fitted(`${authored}/${files}`, room, false);
          },
          pointerEvents: "none",
        },
      ),
    ],
  };
}

function layOut(modules: readonly Module[], width: number, height: number): { cells: Cell[]; groups: Group[] } {
  const repos = [...new Set(modules.map(({ repo }) => repo))];
  const root = hierarchy<Node>({
    children: repos.map((repo) => ({
      repo,
      children: modules.filter((module) => module.repo === repo).map((module) => ({ module })),
    })),
  })
    // A module whose files are all gone still had work: it gets a sliver.
    .sum(({ module }) => (module ? Math.max(1, module.files) : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const laid = treemap<Node>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingTop((node) => (node.depth === 1 ? HEAD : 0))
    .paddingInner(4)
    .round(true)(root);
  return {
    cells: laid.leaves().map(({ data, x0, x1, y0, y1 }) => ({ module: data.module!, x0, x1, y0, y1 })),
    groups: (laid.children ?? []).map(({ data, x0, x1, y0 }) => ({ repo: data.repo!, x0, x1, y0 })),
  };
}

/** A text as far as it fits, the end of a path rather than its beginning. */
function fitted(text: string, room: number, cut = true): string {
  const most = Math.floor(room / (FONT * CHARACTER));
  if (text.length <= most) return text;
  return cut && most >= 4 ? `…${text.slice(text.length - most + 1)}` : "";
}
