import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve as listen } from "@hono/node-server";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError } from "../model/errors.ts";
import { createApp } from "./app.ts";
import { Runner } from "./runner.ts";
import { Sessions } from "./session.ts";

/** The built page stands beside the built server. */
const PAGE = fileURLToPath(new URL("../page", import.meta.url));

export interface ServeOptions {
  workspace: Workspace;
  /** 0 is any that is free. */
  port: number;
  /** Told a link when it can be opened: once at the start, and again whenever one was used. */
  onLink: (link: string) => void;
}

export interface Serving {
  port: number;
  /** Ends all that is under way, then the server. */
  close(): Promise<void>;
}

/** Only this machine is answered. */
const HOST = "127.0.0.1";

/**
 * Serves the page and the operations on this machine alone.
 *
 * @throws {InputError} when the port is taken
 */
export async function serve({ workspace, port: wanted, onLink }: ServeOptions): Promise<Serving> {
  if (!existsSync(join(PAGE, "index.html")))
    throw new InputError("The page was not built.", "Build it first: npm run build");
  const runner = new Runner(workspace);
  let port = wanted;
  const link = (token: string): string => `http://${HOST}:${port}/?token=${token}`;
  const sessions = new Sessions((next) => onLink(link(next)));
  const server = await start(wanted, (actual) => {
    port = actual;
    const hosts = [`${HOST}:${port}`, `localhost:${port}`];
    return createApp({ runner, sessions, page: PAGE, hosts, port }).fetch;
  });
  onLink(link(sessions.link));
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await runner.close();
    },
  };
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** @param make what answers, once the port is known */
function start(wanted: number, make: (port: number) => Fetch): Promise<Server> {
  return new Promise((resolve, reject) => {
    let fetch: Fetch | undefined;
    const server = listen(
      { fetch: (request: Request) => fetch!(request), hostname: HOST, port: wanted },
      ({ port }: AddressInfo) => {
        fetch = make(port);
        resolve(server);
      },
    ) as Server;
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new InputError(
          error.code === "EADDRINUSE"
            ? `Port ${wanted} is in use, perhaps by another Workprint.`
            : `Port ${wanted} can't be used (${error.code ?? error.message}).`,
          "Choose another one with --port, or 0 for any that is free.",
          error,
        ),
      ),
    );
  });
}
