import type { SqlColumn } from "./gateway";
import { chartOf } from "./rows";

const MOST = 30;

/** Shows the numbers of a result as bars, if there is a column of numbers and one of names. */
export function Bars({ columns, rows }: { columns: SqlColumn[]; rows: (string | null)[][] }) {
  const axes = chartOf(columns);
  if (!axes || rows.length === 0) return <p class="dim">A chart needs a column of numbers and a column of names.</p>;
  const shown = rows.slice(0, MOST).map((row) => ({ name: row[axes.label] ?? "NULL", value: Number(row[axes.value] ?? 0) || 0 }));
  const largest = Math.max(1e-9, ...shown.map((each) => Math.abs(each.value)));
  return (
    <dl class="pairs bars" aria-label={`${columns[axes.value]?.name} by ${columns[axes.label]?.name}`}>
      {shown.map((each, index) => (
        <>
          <dt key={index} class="wrap">
            {each.name.slice(0, 80)}
          </dt>
          <dd>
            <div class="meter">
              <i style={{ width: `${(100 * Math.abs(each.value)) / largest}%` }} />
            </div>
            {each.value}
          </dd>
        </>
      ))}
    </dl>
  );
}
