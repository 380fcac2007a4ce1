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
        <Columns names={columns} />
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The head of a table. */
export function Columns({
  names,
}: {
  /** Each once. */
  names: readonly Column[];
}): React.JSX.Element {
  return (
    <thead>
      <tr>
        {names.map((name) =>
          typeof name === "string" ? (
            <th key={name} scope="col">
              {name}
            </th>
          ) : (
            <th key={name.figures} scope="col" className="figure">
              {name.figures}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
