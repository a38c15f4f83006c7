import { useState } from "preact/hooks";
import { send } from "../api/client";
import type { JobDetails } from "../api/types";
import { Dialog } from "../components/dialog";
import { tell } from "../components/toasts";

/** Changes the parallelism of an adaptive job. */
export function RescaleDialog({ job, onClose }: { job: JobDetails; onClose: () => void }) {
  const [wanted, setWanted] = useState<Record<string, number>>({});
  const run = async (): Promise<void> => {
    const body: Record<string, unknown> = {};
    for (const vertex of job.vertices) {
      const upper = wanted[vertex.id] ?? vertex.parallelism;
      body[vertex.id] = { parallelism: { lowerBound: 1, upperBound: upper } };
    }
    await send("PUT", `/jobs/${job.jid}/resource-requirements`, body);
    tell("good", "The new parallelism is accepted. The job rescales when slots are free.");
  };
  return (
    <Dialog title="Change the parallelism" action="Rescale" onClose={onClose} onConfirm={run}>
      <p>
        The job takes a checkpoint, stops for a moment, and continues from it with the new number of subtasks. It uses
        fewer subtasks if there are not enough free slots.
      </p>
      {job.vertices.map((vertex) => (
        <label class="field" key={vertex.id}>
          <span class="wrap">{vertex.name}</span>
          <input
            type="number"
            min="1"
            max={vertex.maxParallelism}
            value={wanted[vertex.id] ?? vertex.parallelism}
            onInput={(event) => setWanted({ ...wanted, [vertex.id]: Number(event.currentTarget.value) })}
          />
        </label>
      ))}
    </Dialog>
  );
}
