// Starts the jobs that the tour looks at.
import { until } from "./cluster.mjs";

const KINDS = ["finished", "failed", "running", "pressed", "failing", "hostile"];
/** Are the jobs of the pictures. */
export const DECENT = ["finished", "failed", "running", "pressed", "failing"];
const NAMES = {
  running: "sales dashboard",
  pressed: "click prices",
  failing: "bookkeeping",
  failed: "nightly import",
  finished: "archive of orders",
  hostile: "hostile",
};

/** Says whether a job does what the tour needs. */
const IS_READY = {
  running: async (cluster, id) => (await cluster.get(`/jobs/${id}/checkpoints`)).counts.completed >= 2,
  pressed: async (cluster, id) => (await cluster.get(`/jobs/${id}/live`)).verdict.kind === "bottleneck",
  failing: async (cluster, id) => (await cluster.get(`/jobs/${id}/exceptions`)).exceptionHistory.entries.length >= 2,
  failed: async (cluster, id) => (await cluster.job(id)).state === "FAILED",
  finished: async (cluster, id) => (await cluster.job(id)).state === "FINISHED",
  hostile: async (cluster, id) => (await cluster.get(`/jobs/${id}/exceptions`)).exceptionHistory.entries.length >= 1,
};

/** Starts jobs, waits until each is in its state, and returns their ids and vertices by kind. */
export async function startJobs(cluster, jar, kinds = KINDS) {
  const jobs = {};
  for (const kind of kinds) {
    const id = await cluster.run(jar, kind, NAMES[kind]);
    jobs[kind] = { id, vertices: [] };
  }
  for (const kind of kinds) {
    const job = jobs[kind];
    await until(`the job ${kind}`, () => IS_READY[kind](cluster, job.id));
    job.vertices = (await cluster.job(job.id)).vertices;
    job.worker = await workerOf(cluster, job);
    job.vertex = (part) => job.vertices.find((each) => each.name.includes(part))?.id ?? "missing";
  }
  return jobs;
}

/** Returns the worker of the first subtask of the second operator. */
async function workerOf(cluster, job) {
  const vertex = job.vertices[1] ?? job.vertices[0];
  return (await cluster.get(`/jobs/${job.id}/vertices/${vertex.id}/live`)).subtasks[0]?.worker;
}
