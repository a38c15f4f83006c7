import { useState } from "preact/hooks";
import { session } from "../api/client";
import { cluster } from "../api/live";
import type { Cluster, JobLine } from "../api/types";
import { StateBadge } from "../components/badge";
import { Table, type Column } from "../components/table";
import { bytes, count, duration, rate, time } from "../format";
import { problemsOf, statusOf } from "../health";
import { to } from "../router";

const ENDED = new Set(["FINISHED", "CANCELED", "FAILED"]);

/** Answers the question whether everything is well. */
export function OverviewPage() {
  const now = cluster.value;
  if (!now) return <p class="empty">Loading…</p>;
  const running = now.jobs.filter((job) => !ENDED.has(job.state));
  const ended = now.jobs.filter((job) => ENDED.has(job.state)).reverse();
  const isHistory = session.value?.isHistory ?? false;
  return (
    <>
      <h1 class="sr">Overview</h1>
      <Health cluster={now} />
      {!isHistory && <Figures cluster={now} running={running} />}
      {!isHistory && <Jobs title="Running jobs" jobs={running} now={now.now} columns={RUNNING} empty="No job is running." />}
      <Jobs title="Ended jobs" jobs={ended} now={now.now} columns={OVER} empty="No job has ended yet." />
    </>
  );
}

function Health({ cluster }: { cluster: Cluster }) {
  const status = statusOf(cluster, session.value?.isHistory);
  return (
    <div class={`note large ${status.kind}`}>
      <strong>{status.sentence}</strong>
      {status.problems.length > 0 && (
        <ul>
          {status.problems.slice(0, 5).map((each) => (
            <li key={each.job.jid}>
              <a href={to("jobs", each.job.jid)}>{each.job.name}</a>: {each.what}
            </li>
          ))}
          {status.problems.length > 5 && <li>and {count(status.problems.length - 5, "more job")}</li>}
        </ul>
      )}
    </div>
  );
}

function Figures({ cluster, running }: { cluster: Cluster; running: JobLine[] }) {
  const { overview } = cluster;
  const sum = (of: (job: JobLine) => number): number => running.reduce((all, job) => all + of(job), 0);
  const used = overview.slotsTotal - overview.slotsAvailable;
  return (
    <dl class="facts">
      <Figure name="Running jobs" value={String(overview.jobsRunning)} more={`${overview.jobsFailed} failed`} />
      <Figure name="Records read" value={rate(sum((job) => job.rateIn))} more="by all sources" />
      <Figure name="Records to sinks" value={rate(sum((job) => job.rateOut))} more="of all jobs" />
      <Figure
        name="Slots in use"
        value={`${used} of ${overview.slotsTotal}`}
        more={`${overview.slotsAvailable} free`}
      />
      <Figure name="Workers" value={String(overview.taskmanagers)} more="connected" />
    </dl>
  );
}

function Figure({ name, value, more }: { name: string; value: string; more: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd class="more">{more}</dd>
    </div>
  );
}

interface JobsProps {
  title: string;
  jobs: JobLine[];
  now: number;
  columns: (now: number) => Column<JobLine>[];
  empty: string;
}

const FILTERED = 8;

function Jobs({ title, jobs, now, columns, empty }: JobsProps) {
  const [filter, setFilter] = useState("");
  const word = filter.trim().toLowerCase();
  const shown = jobs.filter((job) => job.name.toLowerCase().includes(word) || job.jid.startsWith(word));
  return (
    <section class="card flush">
      <header>
        <h2>
          {title} <span class="dim">{jobs.length}</span>
        </h2>
        {jobs.length > FILTERED && (
          <input
            type="search"
            placeholder="Name or id"
            aria-label={`Filter: ${title}`}
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        )}
      </header>
      <Table
        label={title}
        columns={columns(now)}
        rows={shown}
        id={(job) => job.jid}
        empty={word ? "No job has this name." : empty}
      />
    </section>
  );
}

const NAME: Column<JobLine> = {
  title: "Job",
  isWide: true,
  order: (job) => job.name,
  cell: (job) => (
    <a class="name" href={to("jobs", job.jid)}>
      {job.name || "(no name)"}
    </a>
  ),
};

const STATE: Column<JobLine> = {
  title: "State",
  order: (job) => job.state,
  cell: (job) => <StateBadge state={job.state} />,
};

const TIME: Column<JobLine> = {
  title: "Running for",
  isNumber: true,
  order: (job) => job.duration,
  cell: (job) => duration(job.duration),
};

const RUNNING = (now: number): Column<JobLine>[] => [
  NAME,
  STATE,
  { title: "What limits it", isWide: true, cell: (job) => <Limit job={job} /> },
  { title: "In", isNumber: true, order: (job) => job.rateIn, cell: (job) => rate(job.rateIn) },
  { title: "Out", isNumber: true, order: (job) => job.rateOut, cell: (job) => rate(job.rateOut) },
  {
    title: "Event time lag",
    isNumber: true,
    order: (job) => job.lag ?? -1,
    cell: (job) => (job.lag === null ? "–" : duration(job.lag)),
  },
  { title: "Last checkpoint", isNumber: true, cell: (job) => <LastCheckpoint job={job} now={now} /> },
  TIME,
];

function Limit({ job }: { job: JobLine }) {
  const problem = problemsOf(job)[0];
  return <span class={problem ? "" : "dim"}>{problem ?? job.verdict.sentence}</span>;
}

function LastCheckpoint({ job, now }: { job: JobLine; now: number }) {
  if (job.checkpointInterval <= 0 && !job.checkpoint) return <span class="dim">off</span>;
  if (!job.checkpoint) return <span class="dim">none yet</span>;
  return (
    <span title={`Checkpoint ${job.checkpoint.id}: ${bytes(job.checkpoint.bytes)} in ${duration(job.checkpoint.duration)}`}>
      {duration(Math.max(0, now - job.checkpoint.completed))} ago
    </span>
  );
}

const OVER = (): Column<JobLine>[] => [
  NAME,
  STATE,
  { title: "Ended", isNumber: true, order: (job) => job.endTime, cell: (job) => time(job.endTime) },
  { ...TIME, title: "Ran for" },
  { title: "Failures", isNumber: true, order: (job) => job.failures, cell: (job) => job.failures || "–" },
];
