import { useState } from "preact/hooks";
import { refusal } from "../api/client";
import type { JobDetails } from "../api/types";
import { ActionButton } from "../components/action";
import { CancelDialog, CheckpointDialog, SavepointDialog, StopDialog } from "./action-dialogs";
import { RescaleDialog } from "./rescale";

const ENDED: Record<string, string> = {
  FINISHED: "The job has finished.",
  CANCELED: "The job was cancelled.",
  FAILED: "The job has failed.",
};

/** Shows what the caller may do with a job. */
export function JobActions({ job }: { job: JobDetails }) {
  const [open, setOpen] = useState<string | null>(null);
  const role = refusal("operate");
  const over = ENDED[job.state] ?? null;
  const paused = job.state === "RUNNING" ? null : "The job does not run at the moment.";
  const why = role ?? over;
  const scaling = job.schedulerType === "Adaptive" ? null : "Only a job with the adaptive scheduler changes its parallelism.";
  const close = (): void => setOpen(null);
  return (
    <div>
      <div class="row">
        <ActionButton label="Checkpoint" refusal={why ?? paused} onClick={() => setOpen("checkpoint")} />
        <ActionButton label="Savepoint" refusal={why ?? paused} onClick={() => setOpen("savepoint")} />
        <ActionButton label="Rescale" refusal={why ?? scaling} onClick={() => setOpen("rescale")} />
        <ActionButton label="Stop" refusal={why ?? paused} onClick={() => setOpen("stop")} />
        <ActionButton label="Cancel" refusal={why} isDangerous onClick={() => setOpen("cancel")} />
      </div>
      {why && <p class="dim">{why}</p>}
      {open === "checkpoint" && <CheckpointDialog id={job.jid} onClose={close} />}
      {open === "savepoint" && <SavepointDialog id={job.jid} onClose={close} />}
      {open === "rescale" && <RescaleDialog job={job} onClose={close} />}
      {open === "stop" && <StopDialog id={job.jid} onClose={close} />}
      {open === "cancel" && <CancelDialog id={job.jid} name={job.name} onClose={close} />}
    </div>
  );
}
