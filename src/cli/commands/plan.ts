import type { Workspace } from "../../evidence/workspace.ts";
import { InputError } from "../../model/errors.ts";
import { plan } from "../../operations/plan.ts";
import { plans } from "../../operations/plans.ts";
import { planTemplate, planText } from "../../plans/load.ts";
import { renderPlan } from "../render-plan.ts";
import type { Answer } from "../answer.ts";
import type { Screen } from "../text.ts";

export interface PlanOptions {
  asOf?: string;
  taxonomy?: string;
  template?: string;
}

/** Examples are no result. */
async function noPage(): Promise<string> {
  throw new InputError("There is no page of examples.", "Name one or two plans with --html.");
}

/** `workprint plan`, `workprint plan --template NAME` and `workprint plan FILE [FILE]`. */
export async function runPlan(
  workspace: Workspace,
  files: readonly string[],
  { asOf, taxonomy, template }: PlanOptions,
  screen: Screen,
): Promise<Answer> {
  if (template !== undefined) {
    const text = planTemplate(String(template));
    return { data: { template, text }, text: () => text, page: noPage };
  }
  if (files.length === 0) {
    const found = plans();
    return { data: found, text: () => found.plans.map(({ name }) => `${name}\n`).join(""), page: noPage };
  }
  if (files.length > 2) throw new InputError(`'plan' was given ${files.length} plans.`, "Give one, or two to compare.");
  const found = await plan(workspace, {
    plans: files.map((name) => ({ name, text: planText(name) })),
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
    ...(taxonomy === undefined ? {} : { taxonomy: String(taxonomy) }),
  });
  return {
    data: found,
    text: () => renderPlan(found, screen),
    page: async () => (await import("../../planning/plan-html.ts")).planHtml(found),
  };
}
