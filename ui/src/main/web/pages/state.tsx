import type { Checkpoint, Checkpoints, JobDetails } from "../api/types";
import { usePoll } from "../api/use";
import { bytes } from "../format";
import { growthOf } from "../growth";

const COMPARED = 5;

/** Shows the state of each operator in the newest checkpoint, and how fast it grows. */
export function StateCard({ job, data }: { job: JobDetails; data: Checkpoints }) {
  const complete = data.history.filter((each) => each.status === "COMPLETED" && !each.is_savepoint);
  const path = (of: Checkpoint | undefined): string | null => (of ? `/jobs/${job.jid}/checkpoints/details/${of.id}` : null);
  const newest = complete[0];
  // The oldest ones disappear while they are being asked for.
  const oldest = complete[Math.min(COMPARED, complete.length - 1)];
  const now = usePoll<Checkpoint>(path(newest), 0).data;
  const before = usePoll<Checkpoint>(path(oldest), 0).data;
  const tasks = Object.entries(now?.tasks ?? {}).filter(([, task]) => task.state_size > 0);
  const largest = Math.max(1, ...tasks.map(([, task]) => task.state_size));
  return (
    <section class="card">
      <h2>State by operator</h2>
      {tasks.length === 0 && <p class="dim">No operator reports keyed state in this process.</p>}
      <dl class="pairs">
        {tasks.map(([id, task]) => (
          <>
            <dt class="wrap">{job.vertices.find((each) => each.id === id)?.name ?? id}</dt>
            <dd>
              {bytes(task.state_size)} <span class="dim">{growth(id, now, before)}</span>
              <div class="meter">
                <i style={{ width: `${(100 * task.state_size) / largest}%` }} />
              </div>
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function growth(id: string, now: Checkpoint | null, before: Checkpoint | null): string {
  const old = before?.tasks[id];
  const task = now?.tasks[id];
  if (!now || !before || !old || !task) return "";
  return growthOf(old.state_size, task.state_size, now.trigger_timestamp - before.trigger_timestamp);
}
