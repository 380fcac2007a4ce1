import type { ReactNode } from "react";

import "./more.css";

/** What not every reader wants, one click away. */
export function More({ title, children }: { title: string; children: ReactNode }): React.JSX.Element {
  return (
    <details className="more">
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
