/** Says how records are spread over subtasks. */
export interface Skew {
  most: number;
  share: number;
  times: number;
  total: number;
  isUneven: boolean;
}

const UNEVEN = 2;

/** Returns which subtask receives most of the records, and how much more than the mean. */
export function skewOf(subtasks: { subtask: number; rateIn: number }[]): Skew {
  const total = subtasks.reduce((sum, each) => sum + each.rateIn, 0);
  const top = subtasks.reduce<{ subtask: number; rateIn: number } | null>(
    (best, each) => (best === null || each.rateIn > best.rateIn ? each : best),
    null,
  );
  if (top === null || total <= 0) return { most: -1, share: 0, times: 0, total: 0, isUneven: false };
  const times = (top.rateIn * subtasks.length) / total;
  return { most: top.subtask, share: top.rateIn / total, times, total, isUneven: subtasks.length > 1 && times >= Math.min(UNEVEN, subtasks.length * 0.8) };
}
