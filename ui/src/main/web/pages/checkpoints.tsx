import { useState } from "preact/hooks";
import { session } from "../api/client";
import { liveJob } from "../api/live";
import type { Checkpoint, CheckpointConfig, Checkpoints, JobDetails } from "../api/types";
import { usePoll } from "../api/use";
import { StateBadge } from "../components/badge";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { bytes, duration, time } from "../format";
import { to } from "../router";
import { CheckpointPanel } from "./checkpoint";
import { StateCard } from "./state";

const CHECKPOINTS_MS = 2_000;
const NANOS = 1e6;

/** Answers whether the job survives a failure: which checkpoints are complete, how large and how slow they are. */
export function CheckpointsTab({ job }: { job: JobDetails }) {
  const every = job.endTime > 0 ? 0 : CHECKPOINTS_MS;
  const { data, error } = usePoll<Checkpoints>(`/jobs/${job.jid}/checkpoints`, every);
  const config = usePoll<CheckpointConfig>(`/jobs/${job.jid}/checkpoints/config`, 0).data;
  const [picked, setPicked] = useState<number | null>(null);
  if (!data) return <Pending error={error} />;
  const shown = data.history.find((each) => each.id === picked);
  return (
    <>
      <Verdict job={job} data={data} config={config} />
      <Figures data={data} />
      <StateCard job={job} data={data} />
      <section class="card flush">
        <header>
          <h2>Newest checkpoints</h2>
          <span class="dim">Choose one to see its slowest subtask.</span>
        </header>
        <Table
          label="Newest checkpoints"
          columns={columns(data, picked, setPicked)}
          rows={data.history}
          id={(row) => row.id}
          mark={(row) => (row.id === picked ? "picked" : "")}
          empty="No checkpoint was taken yet."
        />
      </section>
      {shown && <CheckpointPanel key={shown.id} job={job} checkpoint={shown} />}
      {config && <Options config={config} />}
    </>
  );
}

function Verdict({ job, data, config }: { job: JobDetails; data: Checkpoints; config: CheckpointConfig | null }) {
  const newest = data.history.find((each) => each.status !== "IN_PROGRESS");
  const complete = data.latest.completed ?? data.latest.savepoint;
  const isOff = config !== null && config.interval <= 0;
  if (newest?.status === "FAILED")
    return (
      <p class="note large bad wrap">
        <strong>The last checkpoint failed.</strong> {newest.failure_message ?? "The reason is unknown."}
      </p>
    );
  if (!complete)
    return (
      <p class="note large warn">
        <strong>{isOff ? "Periodic checkpoints are off." : "No checkpoint has completed yet."}</strong> After a failure, the job starts
        from the beginning.
      </p>
    );
  const ago = job.endTime > 0 ? "" : ` ${duration(Math.max(0, (liveJob.value?.now ?? job.now) - complete.trigger_timestamp))} ago`;
  return (
    <p class="note large good">
      <strong>The last checkpoint is complete.</strong> Checkpoint {complete.id} was taken{ago} in {duration(complete.end_to_end_duration)} and
      wrote {bytes(complete.checkpointed_size)}.
    </p>
  );
}

function Figures({ data }: { data: Checkpoints }) {
  const { counts, summary } = data;
  const facts: [string, string, string][] = [
    ["Completed", String(counts.completed), `${counts.in_progress} in progress`],
    ["Failed", String(counts.failed), `of ${counts.total}`],
    ["Duration", duration(summary.end_to_end_duration.avg), `at most ${duration(summary.end_to_end_duration.max)}`],
    ["Written", bytes(summary.checkpointed_size.avg), `at most ${bytes(summary.checkpointed_size.max)}`],
    ["Restored", String(counts.restored), data.latest.restored ? `from ${data.latest.restored.id}` : "never"],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd class="more">{more}</dd>
        </div>
      ))}
    </dl>
  );
}

function columns(data: Checkpoints, picked: number | null, pick: (id: number | null) => void): Column<Checkpoint>[] {
  // Millrace deletes older checkpoints.
  const isKept = (row: Checkpoint): boolean => row.status === "COMPLETED" && (row.is_savepoint || row.id === data.latest.completed?.id);
  const longest = Math.max(1, ...data.history.map((each) => each.end_to_end_duration));
  return [
    {
      title: "Id",
      isNumber: true,
      cell: (row) => (
        <button class="plain" aria-expanded={picked === row.id} onClick={() => pick(picked === row.id ? null : row.id)}>
          {picked === row.id ? "▾" : "▸"} {row.id}
        </button>
      ),
    },
    { title: "State", cell: (row) => <StateBadge state={row.status} /> },
    { title: "Kind", cell: (row) => (row.is_savepoint ? "savepoint" : "checkpoint") },
    { title: "Started", isNumber: true, cell: (row) => time(row.trigger_timestamp) },
    {
      title: "Duration",
      isWide: true,
      cell: (row) => (
        <>
          {duration(row.end_to_end_duration)}
          <div class="meter">
            <i style={{ width: `${(100 * row.end_to_end_duration) / longest}%` }} />
          </div>
        </>
      ),
    },
    { title: "Written", isNumber: true, cell: (row) => bytes(row.checkpointed_size) },
    { title: "Longest stall", isNumber: true, cell: (row) => duration(row.longest_stall_nanos / NANOS) },
    { title: "Subtasks", isNumber: true, cell: (row) => `${row.num_acknowledged_subtasks} of ${row.num_subtasks}` },
    { title: "Result", isWide: true, cell: (row) => <Result row={row} isKept={isKept(row)} /> },
  ];
}

/** Shows why a checkpoint failed, or the last part of its path. */
function Result({ row, isKept }: { row: Checkpoint; isKept: boolean }) {
  if (row.failure_message) return <span class="wrap">{row.failure_message}</span>;
  const path = row.external_path ?? "";
  return (
    <>
      <span class="wrap mono" title={path}>
        {row.is_savepoint ? path : path.split("/").pop()}
      </span>{" "}
      {path && isKept && session.value?.takesJars && (
        <a class="underlined" href={to("submit", "from", path)} aria-label={`Resume from ${row.is_savepoint ? "savepoint" : "checkpoint"} ${row.id}`}>
          Resume
        </a>
      )}
    </>
  );
}

function Options({ config }: { config: CheckpointConfig }) {
  const shown: [string, string][] = [
    ["Interval", config.interval > 0 ? duration(config.interval) : "off"],
    ["Timeout", duration(config.timeout)],
    ["Mode", config.mode.replace(/_/g, " ")],
    ["Unaligned", config.unaligned_checkpoints ? "yes" : "no"],
    ["Tolerable failures", String(config.tolerable_failed_checkpoints)],
    ["State backend", config.state_backend],
    ["Storage", config.checkpoint_storage],
  ];
  return (
    <section class="card">
      <h2>Options</h2>
      <dl class="pairs">
        {shown.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
