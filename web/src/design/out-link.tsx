import type { ReactNode } from "react";

/** A link to where something can be seen, when a source names an address that is safe to open. */
export function OutLink({ url, children }: { url: string | null; children: ReactNode }): ReactNode {
  if (url === null || !isSafe(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}
