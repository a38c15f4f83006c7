// Names the pages of the console, and what each shows when it is complete.

/** Is a part of the texts of the hostile job, as a pattern. */
const HOSTILE = "<script>window\\.hacked=1</script><img src=x";

/** Returns the pages: a name, an address behind #/, and a text that appears. */
export function pagesOf(jobs) {
  const { running, pressed, failing, failed, finished, hostile } = jobs;
  return [
    ["overview", "", "Records read"],
    ["job", `jobs/${running.id}`, "(the job keeps up|no reserve|reads as fast)[^]*held back by the split shop-orders-2 of subtask"],
    ["job-operator", `jobs/${running.id}/graph/${running.vertex("remember")}`, "Share of input"],
    ["job-exceptions-none", `jobs/${running.id}/exceptions`, "has not failed"],
    ["job-checkpoints", `jobs/${running.id}/checkpoints`, "last checkpoint is complete"],
    ["job-timeline", `jobs/${running.id}/timeline`, "Attempts of the job"],
    ["job-findings", `jobs/${running.id}/findings`, "Nothing is wrong|Seen:"],
    ["job-settings", `jobs/${running.id}/settings`, "Accumulators[^]*orders"],
    ["pressed", `jobs/${pressed.id}`, "is the bottleneck"],
    ["pressed-operator", `jobs/${pressed.id}/graph/${pressed.vertex("pricing")}`, "Uneven: subtask"],
    ["pressed-findings", `jobs/${pressed.id}/findings`, "Seen:"],
    ["failing-exceptions", `jobs/${failing.id}/exceptions`, "the account of customer-[0-9]+ is closed"],
    ["failing-timeline", `jobs/${failing.id}/timeline`, "attempts"],
    ["failed", `jobs/${failed.id}`, "has failed"],
    ["finished", `jobs/${finished.id}`, "has finished"],
    ["finished-checkpoints", `jobs/${finished.id}/checkpoints`, "checkpoint"],
    ["running-flame", `jobs/${running.id}/graph/${running.vertex("remember")}/flame`, "Most time is spent|samples of"],
    ["running-accumulators", `jobs/${running.id}/graph/${running.vertex("remember")}/accumulators`, "orders"],
    ["running-records", `jobs/${running.id}/graph/${running.vertex("remember")}/records`, "customer-[^]*item-|needs operate"],
    ["hostile-records", `jobs/${hostile.id}/graph/${hostile.vertices[1]?.id}/records`, `${HOSTILE}[^]*xxxxxx…|needs operate`],
    ["hostile", `jobs/${hostile.id}`, HOSTILE],
    ["hostile-operator", `jobs/${hostile.id}/graph/${hostile.vertices[1]?.id}`, HOSTILE],
    ["hostile-exceptions", `jobs/${hostile.id}/exceptions`, HOSTILE],
    ["hostile-findings", `jobs/${hostile.id}/findings`, HOSTILE],
    ["hostile-logs", `workers/${hostile.worker}/logs`, HOSTILE],
    ["hostile-settings", `jobs/${hostile.id}/settings`, "Parallelism"],
    ["hostile-timeline", `jobs/${hostile.id}/timeline`, "Subtasks"],
    ["hostile-checkpoints", `jobs/${hostile.id}/checkpoints`, "checkpoint"],
    ["doctor", "doctor", "Seen:"],
    ["submit", "submit", "tour\\.jar"],
    ["sql", "sql", "SQL[^]*Ctrl"],
    ["workers", "workers", "worker-2[^]*MiB"],
    ["worker", "workers/worker-1", "Garbage collection[^]*checkpoints[^]*temporary files"],
    ["worker-logs", "workers/worker-1/logs", "Follow"],
    ["worker-threads", "workers/worker-1/threads", "threads"],
    ["worker-profiler", "workers/worker-1/profiler", "samples this process"],
    ["coordinator", "coordinator", "Process[^]*checkpoints[^]*Settings"],
    ["coordinator-logs", "coordinator/logs", "Follow"],
    ["coordinator-threads", "coordinator/threads", "threads"],
    ["coordinator-profiler", "coordinator/profiler", "samples this process"],
    ["unknown", "nowhere", "does not exist"],
  ];
}

/** Is the part of the pages that the short form of the tour visits. */
export const SHORT = new Set(["overview", "job", "job-checkpoints"]);

/** Visits a page in an own window of the visitor, and returns what is wrong with it. */
export async function check(visitor, [, path, text], { axe = true, phone = false } = {}) {
  await visitor.go(path, text);
  const faults = axe ? await visitor.axe() : [];
  if (phone) {
    const wider = await visitor.overflow();
    if (wider > 0) faults.push(`the page is ${wider} pixels wider than the window`);
  }
  if (await visitor.page.evaluate(() => "hacked" in window)) faults.push("a text of a program ran as a script");
  return [...faults, ...visitor.take()];
}
