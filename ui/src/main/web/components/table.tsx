import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

/** Describes a column: what it shows, and by what its rows are sorted. */
export interface Column<T> {
  title: string;
  isNumber?: boolean;
  isWide?: boolean;
  cell: (row: T) => ComponentChildren;
  order?: (row: T) => number | string;
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  id: (row: T) => string | number;
  mark?: (row: T) => string;
  most?: number;
  empty?: string;
  sorted?: { column: number; isDown: boolean };
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b));
}

/** Shows rows that can be sorted by their columns. Long tables show more rows on request. */
export function Table<T>({ label, columns, rows, id, mark, most = 100, empty, sorted }: Props<T>) {
  const [sort, setSort] = useState(sorted ?? { column: -1, isDown: false });
  const [limit, setLimit] = useState(most);
  const order = columns[sort.column]?.order;
  const all = order ? [...rows].sort((a, b) => (sort.isDown ? -1 : 1) * compare(order(a), order(b))) : rows;
  if (rows.length === 0) return <p class="empty">{empty ?? "There is nothing to show."}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <caption class="sr">{label}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Header
                key={column.title}
                column={column}
                direction={sort.column === index ? (sort.isDown ? "descending" : "ascending") : "none"}
                onSort={() => setSort({ column: index, isDown: sort.column === index ? !sort.isDown : !!column.isNumber })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, limit).map((row) => (
            <tr key={id(row)} class={mark?.(row)}>
              {columns.map((column) => (
                <td key={column.title} class={column.isNumber ? "num" : column.isWide ? "wide" : ""}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > limit && (
        <p class="empty">
          {limit} of {all.length} are shown. <button onClick={() => setLimit(limit + 500)}>Show more</button>
        </p>
      )}
    </div>
  );
}

interface HeaderProps<T> {
  column: Column<T>;
  direction: "ascending" | "descending" | "none";
  onSort: () => void;
}

function Header<T>({ column, direction, onSort }: HeaderProps<T>) {
  const arrow = direction === "none" ? "" : direction === "ascending" ? " ↑" : " ↓";
  return (
    <th scope="col" class={column.isNumber ? "num" : ""} aria-sort={column.order ? direction : undefined}>
      {column.order ? (
        <button class="plain" onClick={onSort}>
          {column.title}
          {arrow}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
