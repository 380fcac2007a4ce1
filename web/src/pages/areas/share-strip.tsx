import * as Plot from "@observablehq/plot";
import { useCallback } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import { percent } from "../../../../src/model/words.ts";
import { Chart } from "../../design/chart.tsx";
import type { Module } from "./module-knowledge.tsx";

const HEIGHT = 30;
/** Of a letter, CSS pixels. */
const LETTER = 6.8;
const PALE = "40%, var(--bg)";

interface Part {
  name: string;
  share: number;
  colour: string;
  /** Whether the name is written on it. */
  named: boolean;
}

/** A module's lines as one bar: a part for each person, and for what is left. */
export function ShareStrip({ module }: { module: Module }): React.JSX.Element {
  const options = useCallback(
    ({ width }: { width: number }): Plot.PlotOptions => {
      const parts = partsOf(module);
      let from = 0;
      const labels = parts.flatMap(({ name, share, named }) => {
        const middle = from + share / 2;
        from += share;
        return named && share * width > name.length * LETTER + 12 ? [{ name, middle }] : [];
      });
      return {
        height: HEIGHT,
        marginTop: 0,
        marginBottom: 0,
        marginLeft: 0,
        marginRight: 0,
        x: { domain: [0, 1], axis: null },
        marks: [
          Plot.barX(
            parts,
            Plot.stackX({
              x: "share",
              fill: { value: "colour", scale: null } as unknown as string,
              insetRight: 1.5,
              title: ({ name, share }: Part) => `${name}: ${percent(share)} of the lines`,
            }),
          ),
          Plot.text(labels, { x: "middle", text: "name", fill: "var(--bg)", fontSize: 12, fontWeight: 600 }),
        ],
      };
    },
    [module],
  );
  const label = module.people.map(({ name, share }) => `${name} ${percent(share)}`).join(", ");
  return <Chart options={options} label={`Shares of the lines: ${label}`} />;
}

function partsOf({ people, gone, unknown }: Module): Part[] {
  const listed = people.map(({ name, share, active }) => ({
    name: plainText(name),
    share,
    colour: active ? "var(--accent)" : "var(--warn)",
    named: true,
  }));
  const sum = (some: Module["people"]): number => some.reduce((total, { share }) => total + share, 0);
  const otherGone = Math.max(0, gone - sum(people.filter(({ active }) => !active)));
  const otherActive = Math.max(0, 1 - sum(people) - otherGone - unknown);
  const rest = (name: string, share: number, colour: string): Part => ({ name, share, colour, named: false });
  return [
    ...listed,
    rest("Others who had a commit here within a year", otherActive, `color-mix(in oklab, var(--accent) ${PALE})`),
    rest("Others without a commit here for a year", otherGone, `color-mix(in oklab, var(--warn) ${PALE})`),
    rest("Nobody who is known", unknown, "var(--line)"),
  ].filter(({ share }) => share > 0.0005);
}
