import { type Html, html, type Part } from "./escape.ts";

export interface Column<T> {
  name: string;
  /** Figures stand at the right. */
  figure?: true;
  /** Long figures take two places on a card. */
  long?: true;
  cell(row: T): Part;
}

/**
 * A table that becomes a list of cards on a narrow screen, so that the page never scrolls sideways. The roles are
 * written out because browsers drop them from tables that are laid out in another way.
 *
 * @param columns the first one names the row
 */
export function table<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[]): Html {
  const kind = ({ figure, long }: Column<T>): string => (figure ? (long ? "figure long" : "figure") : "words");
  // On a card with one thing to say the name of the column says nothing.
  const name = (column: Column<T>): Part => (columns.length > 2 ? html` data-name="${column.name}"` : "");
  const head = columns.map(
    (column) => html`<th role="columnheader" scope="col" class="${kind(column)}">${column.name}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map((column, index) =>
      index === 0
        ? html`<th role="rowheader" scope="row" class="${kind(column)}">${column.cell(row)}</th>`
        : html`<td role="cell" class="${kind(column)}" ${name(column)}>${column.cell(row)}</td>`,
    );
    return html`<tr role="row">
      ${cells}
    </tr>`;
  });
  return html`<table role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`;
}

/** Something that is closed until it is asked for. */
export function details(summary: string, content: Part): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}
