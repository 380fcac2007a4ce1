import { planTemplate, planTemplates } from "../plans/load.ts";

/** What there is to start a plan from: examples as they are written, comments included. */
export function plans(): { plans: { name: string; text: string }[] } {
  return { plans: planTemplates().map((name) => ({ name, text: planTemplate(name) })) };
}
