import type { SqlRow } from "./gateway";

type Fields = (string | null)[];

/** Keeps the rows that a changelog leaves, at most as many as a page can show. */
export class CurrentRows {
  readonly rows: Fields[] = [];
  changes = 0;
  isCut = false;
  private readonly places = new Map<string, number>();

  constructor(private readonly most: number) {}

  add(row: SqlRow): void {
    this.changes++;
    const key = JSON.stringify(row.fields);
    if (row.kind === "INSERT" || row.kind === "UPDATE_AFTER") {
      if (this.rows.length >= this.most) {
        this.isCut = true;
        return;
      }
      this.rows.push(row.fields);
      this.places.set(key, (this.places.get(key) ?? 0) + 1);
    } else if ((this.places.get(key) ?? 0) > 0) {
      this.places.set(key, (this.places.get(key) as number) - 1);
      const at = this.rows.findIndex((each) => JSON.stringify(each) === key);
      if (at >= 0) this.rows.splice(at, 1);
    }
  }
}

/** Returns where an error is; lines and columns begin with 1. Null if the message names no place. */
export function placeOf(message: string): { line: number; column: number } | null {
  const found = /at line (\d+), column (\d+)/.exec(message);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

/** Returns the number of characters before a place. */
export function offsetOf(text: string, place: { line: number; column: number }): number {
  const lines = text.split("\n");
  const before = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return Math.min(text.length, before + place.column - 1);
}

/** Is a step of a plan. */
export interface PlanStep {
  id: string;
  text: string;
  inputs: string[];
}

/** Returns the steps of the plan in a text of EXPLAIN. A step reads from the steps that are indented below it. */
export function stepsOf(explained: string): PlanStep[] {
  const heading = explained.lastIndexOf("== Optimized");
  if (heading < 0) return [];
  const steps: PlanStep[] = [];
  const path: { depth: number; step: PlanStep }[] = [];
  for (const line of explained.slice(heading).split("\n").slice(1)) {
    if (line.trim() === "") continue;
    if (line.startsWith("==")) break;
    const depth = line.length - line.trimStart().length;
    const step: PlanStep = { id: String(steps.length), text: line.trim(), inputs: [] };
    while (path.length > 0 && (path[path.length - 1] as { depth: number }).depth >= depth) path.pop();
    path[path.length - 1]?.step.inputs.push(step.id);
    path.push({ depth, step });
    steps.push(step);
  }
  return steps;
}

const NUMBER = /^(TINYINT|SMALLINT|INT|INTEGER|BIGINT|FLOAT|DOUBLE|DECIMAL)/;

/** Returns the columns of a chart: names in the first column that is no number, values in the last one that is. */
export function chartOf(columns: { name: string; logicalType: { type: string } }[]): { label: number; value: number } | null {
  const isNumber = (index: number): boolean => NUMBER.test(columns[index]?.logicalType.type ?? "");
  const all = columns.map((_, index) => index);
  const value = all.filter(isNumber).pop();
  if (value === undefined) return null;
  const label = all.find((index) => index !== value && !isNumber(index)) ?? all.find((index) => index !== value);
  return label === undefined ? null : { label, value };
}
