import { cluster } from "../api/live";
import type { Finding, Findings } from "../api/types";
import { usePoll } from "../api/use";
import { StateBadge } from "../components/badge";
import { Pending } from "../components/states";
import { count, duration } from "../format";
import { to } from "../router";

const FINDINGS_MS = 6_000;
const WELL = new Set(["FINISHED", "CANCELED"]);
const MOST_JOBS = 20;
const LINKS: Record<string, [string, string]> = {
  failed: ["exceptions", "Exceptions"],
  restarts: ["exceptions", "Exceptions"],
  "back-pressure": ["graph", "Graph"],
  skew: ["graph", "Graph"],
  stuck: ["graph", "Graph"],
  "not-running": ["timeline", "Timeline"],
  "idle-source": ["graph", "Graph"],
  "timeless-source": ["graph", "Graph"],
  watermark: ["graph", "Graph"],
  "late-records": ["graph", "Graph"],
  "checkpoints-fail": ["checkpoints", "Checkpoints"],
  "checkpoints-slow": ["checkpoints", "Checkpoints"],
  "checkpoints-stall": ["checkpoints", "Checkpoints"],
  "no-checkpoints": ["checkpoints", "Checkpoints"],
};

/** Shows what the doctor finds in all jobs that run or have failed. */
export function DoctorPage() {
  const jobs = (cluster.value?.jobs ?? []).filter((job) => !WELL.has(job.state)).reverse();
  if (!cluster.value) return <p class="empty">Loading…</p>;
  return (
    <>
      <div class="heading">
        <div>
          <h1>Doctor</h1>
          <p class="dim">Observes each job for a few seconds, and says what is wrong and what to do.</p>
        </div>
      </div>
      {jobs.length === 0 && <p class="card empty">No job is running or failed.</p>}
      {jobs.slice(0, MOST_JOBS).map((job) => (
        <section key={job.jid} class="grid">
          <div class="row">
            <h2>
              <a href={to("jobs", job.jid)}>{job.name}</a>
            </h2>
            <StateBadge state={job.state} />
          </div>
          <JobFindings id={job.jid} />
        </section>
      ))}
      {jobs.length > MOST_JOBS && <p class="dim">{count(jobs.length - MOST_JOBS, "more job")} are not shown.</p>}
    </>
  );
}

/** Shows what the doctor finds in a job. */
export function JobFindings({ id }: { id: string }) {
  const { data, error } = usePoll<Findings>(`/jobs/${id}/findings`, FINDINGS_MS);
  if (!data) return error ? <Pending error={error} /> : <p class="card empty">Observing the job…</p>;
  const observed = data.seconds > 0 ? ` in ${duration(data.seconds * 1000)}` : "";
  if (data.findings.length === 0) return <p class="note good">Nothing is wrong{observed}.</p>;
  return (
    <div class="two">
      {data.findings.map((each, index) => (
        <Card key={`${each.kind} ${index}`} job={id} finding={each} />
      ))}
    </div>
  );
}

function Card({ job, finding }: { job: string; finding: Finding }) {
  const link = LINKS[finding.kind];
  return (
    <article class={`note grid top ${finding.isSerious ? "bad" : "warn"}`}>
      <div class="row apart">
        <span class={`badge ${finding.isSerious ? "bad" : "warn"}`}>{finding.isSerious ? "serious" : "to know"}</span>
        {link && <a href={to("jobs", job, link[0])}>{link[1]}</a>}
      </div>
      <h3 class="wrap">{finding.what}</h3>
      <p class="wrap">
        <span class="dim">Seen: </span>
        {finding.evidence}
      </p>
      <p class="wrap">
        <span class="dim">To do: </span>
        {finding.advice}
      </p>
    </article>
  );
}
