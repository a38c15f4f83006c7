import { effect } from "@preact/signals";
import { liveJob } from "./live";

/** Keeps the newest points of a few series, so that a page that stays open does not grow. */
export class History {
  readonly times: number[] = [];
  readonly series: (number | null)[][];

  constructor(
    count: number,
    private readonly most: number,
  ) {
    this.series = Array.from({ length: count }, () => []);
  }

  add(seconds: number, values: (number | null)[]): void {
    this.times.push(seconds);
    this.series.forEach((each, index) => each.push(values[index] ?? null));
    if (this.times.length <= this.most) return;
    this.times.shift();
    for (const each of this.series) each.shift();
  }
}

const POINTS = 600;
const JOBS = 8;
const byJob = new Map<string, History>();

/** Returns what the console has seen of a job: input rate, output rate and lag in seconds. */
export function historyOf(job: string): History {
  const known = byJob.get(job);
  if (known) return known;
  const made = new History(3, POINTS);
  byJob.set(job, made);
  if (byJob.size > JOBS) byJob.delete(byJob.keys().next().value as string);
  return made;
}

effect(() => {
  const job = liveJob.value;
  if (!job) return;
  historyOf(job.jid).add(job.now / 1000, [job.rateIn, job.rateOut, job.lag === null ? null : job.lag / 1000]);
});
