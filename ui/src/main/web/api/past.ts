import type { LiveSubtasks } from "./types";

/** Is a vertex as archives of jobs describe it. */
export interface PastVertex {
  id: string;
  name: string;
  now: number;
  subtasks: {
    subtask: number;
    status: string;
    attempt: number;
    endpoint: string;
    startTime: number;
    duration: number;
    metrics: Record<string, number | boolean>;
  }[];
}

/** Returns the subtasks of a job that has ended, with means over its whole life. */
export function subtasksOf(past: PastVertex): LiveSubtasks {
  const subtasks = past.subtasks.map((each) => {
    const number = (name: string): number => Number(each.metrics[name] ?? 0) || 0;
    const seconds = Math.max(0.001, each.duration / 1000);
    const part = (name: string): number => Math.max(0, Math.min(1, number(name) / Math.max(1, each.duration)));
    return {
      subtask: each.subtask,
      state: each.status,
      attempt: each.attempt,
      endpoint: each.endpoint,
      worker: "",
      startTime: each.startTime,
      rateIn: number("readRecords") / seconds,
      rateOut: number("writeRecords") / seconds,
      totalIn: number("readRecords"),
      totalOut: number("writeRecords"),
      busy: part("accumulatedBusyTime"),
      idle: part("accumulatedIdleTime"),
      backPressured: part("accumulatedBackpressuredTime"),
      watermark: null,
      slowSplit: null,
      splits: 0,
      late: 0,
    };
  });
  return { id: past.id, name: past.name, now: past.now, subtasks };
}
