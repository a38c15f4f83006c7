import type { Cluster, JobLine } from "./api/types";

/** Describes a job that needs a person. */
export interface Problem {
  job: JobLine;
  what: string;
}

/** Says whether everything is well. */
export interface Status {
  kind: "good" | "warn" | "bad";
  sentence: string;
  problems: Problem[];
}

const LATE_INTERVALS = 3;
const RECENT_MS = 3_600_000;

/** Returns what is wrong with a job that has not ended, the worst first. */
export function problemsOf(job: JobLine, now = 0): string[] {
  const found: string[] = [];
  if (job.state === "RESTARTING" || job.state === "FAILING" || job.verdict.kind === "restarting") found.push(job.verdict.sentence);
  if (job.checkpointsFailed > 0) found.push(`the last ${job.checkpointsFailed} checkpoints failed`);
  if (job.verdict.kind === "bottleneck") found.push(job.verdict.sentence);
  const since = now - (job.checkpoint?.completed ?? job.startTime);
  if (now > 0 && job.state === "RUNNING" && job.checkpointInterval > 0 && since > LATE_INTERVALS * job.checkpointInterval + 10_000)
    found.push("no checkpoint has completed for more than three intervals");
  return found;
}

/** Returns the state of all jobs in one sentence. */
export function statusOf(cluster: Cluster, isHistory = false): Status {
  const problems: Problem[] = [];
  let isBad = false;
  for (const job of cluster.jobs) {
    if (job.state === "FAILED" && cluster.now - job.endTime < RECENT_MS) {
      problems.unshift({ job, what: job.verdict.sentence });
      isBad = true;
    } else if (job.endTime < 0) {
      const what = problemsOf(job, cluster.now)[0];
      const isUnsteady = job.state !== "RUNNING" || job.verdict.kind === "restarting";
      if (what && isUnsteady) problems.unshift({ job, what });
      else if (what) problems.push({ job, what });
      if (isUnsteady && what) isBad = true;
    }
  }
  const running = cluster.overview.jobsRunning;
  if (isHistory) return { kind: "good", sentence: "This is a history server: it shows jobs that have ended.", problems: [] };
  if (cluster.overview.taskmanagers === 0)
    return { kind: "bad", sentence: "No worker is connected, so no job can run.", problems };
  if (problems.length === 0)
    return { kind: "good", sentence: running === 0 ? "All is well. No job is running." : "All is well.", problems };
  const number = problems.length === 1 ? "One job needs" : `${problems.length} jobs need`;
  return { kind: isBad ? "bad" : "warn", sentence: `${number} attention.`, problems };
}
