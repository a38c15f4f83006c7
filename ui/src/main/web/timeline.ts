/** Is a time in one state. */
export interface Segment {
  state: string;
  from: number;
  to: number;
}

/** Returns the states in the order of their beginnings. A state that was never entered has the time 0. */
export function segments(timestamps: Record<string, number>, end: number): Segment[] {
  const entered = Object.entries(timestamps)
    .filter(([, at]) => at > 0)
    .sort((a, b) => a[1] - b[1]);
  return entered.map(([state, from], index) => ({ state, from, to: Math.max(from, entered[index + 1]?.[1] ?? end) }));
}
