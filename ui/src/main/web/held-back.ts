import type { LiveJob } from "./api/types";
import { duration, time } from "./format";

/** Is the split with the lowest watermark of all sources of a job. */
export interface HeldBack {
  vertex: string;
  name: string;
  subtask: number;
  split: string | null;
  watermark: number | null;
  behind: number | null;
}

const LONG_MS = 10_000;

/** Says in one sentence what holds back the event time; null if no split does. */
export function heldBackSentence(job: Pick<LiveJob, "heldBack" | "now">): { isBad: boolean; split: string; rest: string } | null {
  const held = job.heldBack;
  if (!held) return null;
  const reader = `subtask ${held.subtask} of “${held.name.slice(0, 120)}”`;
  const split = held.split?.slice(0, 200) ?? "";
  const place = split ? `of ${reader}` : reader;
  if (held.watermark === null) return { isBad: true, split, rest: `${place}, because it has no watermark yet.` };
  const behind = held.behind === null ? "" : `, ${duration(held.behind)} behind the next one`;
  return { isBad: (held.behind ?? 0) >= LONG_MS, split, rest: `${place}, at ${time(held.watermark, job.now)}${behind}.` };
}
