import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { stream } from "hono/streaming";

import { failureOf } from "./answer.ts";
import { exportFile } from "./export.ts";
import { operationNamed, type Progress } from "./operations.ts";
import type { Runner } from "./runner.ts";
import type { Sessions } from "./session.ts";

export interface AppOptions {
  runner: Pick<Runner, "ask">;
  sessions: Sessions;
  /** Folder of the built page. */
  page: string;
  /** Hosts that a request may name, with their port: another one is a page that points its name at this machine. */
  hosts: readonly string[];
  /** Names the cookie: servers of other ports share their cookies. */
  port: number;
}

const MOST_BODY_BYTES = 64 * 1024;

/** The server: the page, and the operations that it asks. */
export function createApp({ runner, sessions, page, hosts, port }: AppOptions): Hono {
  const app = new Hono();
  const cookie = `workprint-${port}`;

  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    return context.json({ error: failureOf(error) }, 500);
  });
  app.use(async (context, next) => {
    if (!hosts.includes(context.req.header("host") ?? ""))
      return context.text("This server answers only under its own address.\n", 421);
    return next();
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        // Charts bring a style element of their own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // There is no other way to this address than without encryption.
      strictTransportSecurity: false,
      referrerPolicy: "no-referrer",
      crossOriginResourcePolicy: "same-origin",
      crossOriginOpenerPolicy: "same-origin",
    }),
  );

  app.get("*", (context, next) => {
    const url = new URL(context.req.url);
    const token = url.searchParams.get("token");
    if (token === null) return next();
    const session = sessions.open(token);
    if (session === undefined) return usedLink(context);
    setCookie(context, cookie, session, { httpOnly: true, sameSite: "Strict", path: "/" });
    url.searchParams.delete("token");
    return context.redirect(url.pathname + url.search);
  });
  app.use(async (context, next) => {
    if (sessions.knows(getCookie(context, cookie))) return next();
    if (context.req.path.startsWith("/api/"))
      return context.json(
        {
          error: {
            code: "session",
            message: "This page has no session with the server.",
            hint: "Open the link that the terminal shows.",
          },
        },
        401,
      );
    return usedLink(context);
  });

  app.post(
    "/api/:operation",
    bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (context) => context.text("That is too long.\n", 413) }),
    async (context) => {
      // Only scripts of this page can say so; a form of another page can't.
      if (!context.req.header("content-type")?.startsWith("application/json"))
        return context.json(badRequest("The question is not JSON."), 415);
      const operation = operationNamed(context.req.param("operation"));
      if (!operation)
        return context.json(badRequest(`There is no operation '${context.req.param("operation")}'.`), 404);
      let input: unknown;
      try {
        input = await context.req.json();
      } catch {
        return context.json(badRequest("The question is not JSON."), 400);
      }
      context.header("content-type", "application/x-ndjson; charset=utf-8");
      context.header("cache-control", "no-store");
      return stream(context, async (out) => {
        const gone = new AbortController();
        out.onAbort(() => gone.abort());
        const tell = (progress: Progress): void => void out.writeln(JSON.stringify({ progress }));
        let text: string;
        try {
          text = await runner.ask(operation, input, { tell, signal: gone.signal });
        } catch (error) {
          if (gone.signal.aborted) return;
          text = JSON.stringify({ error: failureOf(error) });
        }
        await out.writeln(text);
      });
    },
  );

  app.get("/export/:file", (context) => exportFile(context, runner));
  app.post(
    "/export/:file",
    bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (context) => context.text("That is too long.\n", 413) }),
    async (context): Promise<Response> =>
      context.req.header("content-type")?.startsWith("application/json")
        ? exportFile(context, runner)
        : context.text("The question is not JSON.\n", 415),
  );

  // Names of built files change with their contents.
  app.use("/assets/*", async (context, next) => {
    await next();
    if (context.res.ok) context.header("cache-control", "private, max-age=31536000, immutable");
  });
  app.get("/assets/*", serveStatic({ root: page }));
  app.get("/icon.svg", serveStatic({ root: page }));
  app.get("*", async (context, next) => {
    context.header("cache-control", "no-cache");
    return serveStatic({ root: page, path: "index.html" })(context, next);
  });
  return app;
}

function badRequest(message: string): { error: { code: string; message: string; hint: string } } {
  return { error: { code: "input", message, hint: "This is a bug of the page: please report it." } };
}

function usedLink(context: Context): Response {
  return context.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Workprint</title><body style="font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1.5rem"><h1 style="font-size:1.4rem">This link was used before</h1><p>A link opens Workprint in one browser. The terminal that runs Workprint shows a new one: open that.</p></body></html>`,
    401,
  );
}
