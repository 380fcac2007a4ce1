import { basename } from "node:path";

import type { Workspace } from "../../evidence/workspace.ts";
import { InputError } from "../../model/errors.ts";
import { offer } from "../../operations/offer.ts";
import { offerTemplate, offerTemplates, offerText } from "../../operations/offer-templates.ts";
import { renderOffer } from "../render-offer.ts";
import type { Answer } from "../answer.ts";
import type { Screen } from "../text.ts";

export interface OfferOptions {
  you?: string;
  template?: string;
  close?: string;
  against?: string;
  horizon?: string | number;
  runs?: string | number;
  seed?: string | number;
}

/** `workprint offer`: the templates without a path, otherwise a comparison. */
export async function runOffer(
  workspace: Workspace,
  given: readonly string[],
  options: OfferOptions,
  screen: Screen,
): Promise<Answer> {
  if (options.template !== undefined) {
    const text = offerTemplate(String(options.template));
    return { data: { template: text }, text: () => text };
  }
  const close = options.close === undefined ? undefined : offerText(String(options.close));
  const others = given.filter((one) => one !== String(options.close));
  if (given.length === 0 && !close) {
    const templates = offerTemplates();
    const width = Math.max(...templates.map(({ name }) => name.length));
    return {
      data: { templates },
      text: () =>
        `${templates.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join("")}
Compare some of them:      workprint offer stay start-up big-company
Put in your own figures:   workprint offer --template start-up > ours.yaml
And what you care about:   workprint offer --template you > you.yaml
`,
    };
  }
  const found = await offer(workspace, {
    paths: [...(close ? [close] : []), ...others.map(offerText)],
    ...(options.you === undefined ? {} : { you: offerText(String(options.you)) }),
    ...(close ? { close: close.name } : {}),
    ...(options.against === undefined ? {} : { against: basename(String(options.against), ".yaml") }),
    ...(options.horizon === undefined ? {} : { horizonYears: within("--horizon", options.horizon, 1, 30) }),
    ...(options.runs === undefined ? {} : { runs: within("--runs", options.runs, 512, 262_144) }),
    ...(options.seed === undefined ? {} : { seed: within("--seed", options.seed, 0, 4_294_967_295) }),
  });
  return { data: found, text: () => renderOffer(found, screen) };
}

function within(option: string, given: string | number, least: number, most: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new InputError(
    `${option} '${given}' is not a whole number from ${least} to ${most}.`,
    `Give for instance ${option} ${Math.max(least, 10)}.`,
  );
}
