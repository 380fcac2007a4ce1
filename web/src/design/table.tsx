import type { ReactNode } from "react";

/** A column that has words, or figures. */
export type Column = string | { figures: string };

/** A table that scrolls by itself where it has no room. */
export function Table({
  label,
  columns,
  children,
}: {
  /** For a screen reader. */
  label: string;
  /** Each name once. */
  columns: readonly Column[];
  /** Rows. */
  children: ReactNode;
}): React.JSX.Element {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === "string" ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <th key={column.figures} scope="col" className="figure">
                  {column.figures}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
