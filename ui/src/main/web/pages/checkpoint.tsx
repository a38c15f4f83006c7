import { useState } from "preact/hooks";
import type { Checkpoint, CheckpointSubtask, JobDetails } from "../api/types";
import { usePoll } from "../api/use";
import { StateBadge } from "../components/badge";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { bytes, duration } from "../format";

interface TaskDetails {
  subtasks: CheckpointSubtask[];
}

/** Shows the part of each operator in a checkpoint. The slowest subtask is marked. */
export function CheckpointPanel({ job, checkpoint }: { job: JobDetails; checkpoint: Checkpoint }) {
  const path = `/jobs/${job.jid}/checkpoints/details/${checkpoint.id}`;
  const { data, error } = usePoll<Checkpoint>(path, 0);
  const [wanted, setWanted] = useState<string | null>(null);
  if (!data) return <Pending error={error} />;
  const tasks = Object.entries(data.tasks);
  const slowest = tasks.reduce((worst, each) => (each[1].end_to_end_duration > (worst?.[1].end_to_end_duration ?? -1) ? each : worst), tasks[0]);
  const shown = wanted ?? slowest?.[0] ?? null;
  const name = (id: string): string => job.vertices.find((each) => each.id === id)?.name ?? id;
  return (
    <section class="card flush">
      <header>
        <h2>Checkpoint {checkpoint.id} by subtask</h2>
        <label class="row">
          Operator
          <select value={shown ?? ""} onChange={(event) => setWanted(event.currentTarget.value)}>
            {tasks.map(([id]) => (
              <option key={id} value={id}>
                {name(id)}
                {id === slowest?.[0] ? " (slowest)" : ""}
              </option>
            ))}
          </select>
        </label>
      </header>
      {shown && <Subtasks key={shown} path={`${path}/subtasks/${shown}`} name={name(shown)} />}
    </section>
  );
}

function Subtasks({ path, name }: { path: string; name: string }) {
  const { data, error } = usePoll<TaskDetails>(path, 0);
  if (!data) return <Pending error={error} />;
  const slowest = data.subtasks.reduce<CheckpointSubtask | null>(
    (worst, each) => ((each.end_to_end_duration ?? -1) > (worst?.end_to_end_duration ?? -1) ? each : worst),
    null,
  );
  const pending = data.subtasks.filter((each) => each.status !== "completed").map((each) => each.index);
  return (
    <>
      <p class="note">
        {pending.length > 0
          ? `Not acknowledged by subtask ${pending.slice(0, 10).join(", ")} of “${name}”.`
          : `The slowest subtask of “${name}” is ${slowest?.index ?? "–"}: ${duration(slowest?.end_to_end_duration ?? -1)}.`}
      </p>
      <Table
        label={`Subtasks of ${name}`}
        columns={COLUMNS}
        rows={data.subtasks}
        id={(row) => row.index}
        mark={(row) => (row === slowest || pending.includes(row.index) ? "marked" : "")}
      />
    </>
  );
}

function ms(value: number | null | undefined): string {
  return value == null ? "–" : duration(value);
}

const COLUMNS: Column<CheckpointSubtask>[] = [
  { title: "Subtask", isNumber: true, order: (row) => row.index, cell: (row) => row.index },
  { title: "State", cell: (row) => <StateBadge state={row.status.toUpperCase()} /> },
  { title: "End to end", isNumber: true, order: (row) => row.end_to_end_duration ?? -1, cell: (row) => ms(row.end_to_end_duration) },
  { title: "Start delay", isNumber: true, order: (row) => row.start_delay ?? -1, cell: (row) => ms(row.start_delay) },
  { title: "Alignment", isNumber: true, order: (row) => row.alignment?.duration ?? -1, cell: (row) => ms(row.alignment?.duration) },
  { title: "Blocked", isNumber: true, order: (row) => row.checkpoint?.sync ?? -1, cell: (row) => ms(row.checkpoint?.sync) },
  { title: "Unaligned", cell: (row) => (row.unaligned_checkpoint === undefined ? "–" : row.unaligned_checkpoint ? "yes" : "no") },
  { title: "State size", isNumber: true, order: (row) => row.state_size ?? -1, cell: (row) => (row.state_size == null ? "–" : bytes(row.state_size)) },
];
