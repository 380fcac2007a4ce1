import type { Workspace } from "../../evidence/workspace.ts";
import type { serve as serveType } from "../../http/serve.ts";
import type { Surroundings } from "../surroundings.ts";

const PORT = 4170;

/** Serves the page until the process is told to end. @returns the exit status */
export async function runServe(
  workspace: Workspace,
  { port, open }: { port: number | undefined; open: boolean },
  { stdout, stderr }: Surroundings,
): Promise<number> {
  const { serve } = await import("../../http/serve.ts");
  let first = true;
  const onLink = (link: string): void => {
    stdout.write(first ? `Workprint is at ${link}\n` : `Another browser: ${link}\n`);
    if (first && open && stdout.isTTY) void openInBrowser(link);
    first = false;
  };
  const ended = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const serving = await serveSomewhere(serve, workspace, port, onLink);
  stderr.write("Only this machine can open it, each link once. Stop it with Ctrl+C.\n");
  await ended;
  await serving.close();
  return 0;
}

type Serve = typeof serveType;

/** On the port that was asked for; without a wish on the usual one, or on any where that is taken. */
async function serveSomewhere(
  serve: Serve,
  workspace: Workspace,
  port: number | undefined,
  onLink: (link: string) => void,
): ReturnType<Serve> {
  if (port !== undefined) return serve({ workspace, port, onLink });
  try {
    return await serve({ workspace, port: PORT, onLink });
  } catch (error) {
    if ((error as { cause?: NodeJS.ErrnoException }).cause?.code !== "EADDRINUSE") throw error;
    return serve({ workspace, port: 0, onLink });
  }
}

/** Without a browser, on a server say, the link is there to be opened elsewhere. */
async function openInBrowser(link: string): Promise<void> {
  try {
    const { default: open } = await import("open");
    const started = await open(link);
    started.on("error", () => {});
  } catch {
    // The link was printed.
  }
}
