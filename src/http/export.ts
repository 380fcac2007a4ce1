import type { Context } from "hono";

import { failureOf } from "./answer.ts";
import { operationNamed, servedAs } from "./operations.ts";
import type { Runner } from "./runner.ts";

/**
 * The one way to take a result along: `GET /export/<operation>.<json or html>?input=<the question as JSON>`,
 * answered with a file to download. JSON is the same as on the command line with `--json`; HTML is the static
 * page, as with `--html`, for the operations that name one in operations.ts. The page links to it with
 * `exportLink` (web/src/api/export-link.ts). What nobody should find in a list of downloads, such as a budget, is
 * posted instead of linked. What only the page knows, such as an order, it writes by itself.
 */
export async function exportFile(context: Context, runner: Pick<Runner, "ask">): Promise<Response> {
  const [, name = "", kind] = /^([a-z]+)\.(json|html)$/.exec(context.req.param("file") ?? "") ?? [];
  const operation = operationNamed(name);
  if (!operation || servedAs(operation).writes || (kind === "html" && !servedAs(operation).html))
    return context.text("There is no such file.\n", 404);
  let input: unknown;
  try {
    input = JSON.parse(context.req.method === "POST" ? await context.req.text() : (context.req.query("input") ?? "{}"));
  } catch {
    return context.text("The question is not JSON.\n", 400);
  }
  const answer = JSON.parse(await runner.ask(operation, input, { html: kind === "html" }).catch(asFailure)) as
    | { result: unknown }
    | { error: { message: string; hint: string } };
  if ("error" in answer) return context.text(`${answer.error.message}\n${answer.error.hint}\n`, 422);
  // Named by the link that leads here.
  context.header("content-disposition", "attachment");
  context.header("cache-control", "no-store");
  if (kind === "html") return context.html(answer.result as string);
  return context.body(`${JSON.stringify(answer.result, null, 2)}\n`, 200, {
    "content-type": "application/json; charset=utf-8",
  });
}

function asFailure(error: unknown): string {
  return JSON.stringify({ error: failureOf(error) });
}
