import { useState } from "preact/hooks";
import { send } from "../api/client";
import { trigger } from "../api/trigger";
import { Dialog } from "../components/dialog";
import { tell } from "../components/toasts";

interface Props {
  id: string;
  onClose: () => void;
}

/** Takes a checkpoint. */
export function CheckpointDialog({ id, onClose }: Props) {
  const run = (): Promise<void> =>
    trigger("The checkpoint", `/jobs/${id}/checkpoints`, { checkpointType: "CONFIGURED" }, `/jobs/${id}/checkpoints`);
  return (
    <Dialog title="Take a checkpoint" action="Take checkpoint" onClose={onClose} onConfirm={run}>
      <p>
        The job continues. Millrace writes the state of all operators to the checkpoint directory now, in addition to the
        periodic checkpoints, and deletes it like any other checkpoint.
      </p>
    </Dialog>
  );
}

function Directory({ onInput }: { onInput: (value: string) => void }) {
  return (
    <label class="field">
      Directory (empty: the one of the settings)
      <input
        type="text"
        placeholder="execution.checkpointing.savepoint-dir"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** Takes a savepoint. */
export function SavepointDialog({ id, onClose }: Props) {
  const [directory, setDirectory] = useState("");
  const body = { "target-directory": directory || null, "cancel-job": false };
  const run = (): Promise<void> =>
    trigger("The savepoint", `/jobs/${id}/savepoints`, body, `/jobs/${id}/savepoints`);
  return (
    <Dialog title="Take a savepoint" action="Take savepoint" onClose={onClose} onConfirm={run}>
      <p>The job continues. Millrace writes its whole state, and never deletes it. A message shows the path.</p>
      <Directory onInput={setDirectory} />
    </Dialog>
  );
}

/** Stops a job with a savepoint. */
export function StopDialog({ id, onClose }: Props) {
  const [directory, setDirectory] = useState("");
  const [drain, setDrain] = useState(false);
  const run = (): Promise<void> =>
    trigger(
      "The stop with a savepoint",
      `/jobs/${id}/stop`,
      { targetDirectory: directory || null, drain },
      `/jobs/${id}/savepoints`,
    );
  return (
    <Dialog title="Stop the job" action="Stop job" isDangerous onClose={onClose} onConfirm={run}>
      <p>
        The sources stop, Millrace takes a savepoint, and the job ends with the state FINISHED. No result is lost. You can
        start the job again from the savepoint, on the page “Run a program”.
      </p>
      <Directory onInput={setDirectory} />
      <label class="check">
        <input type="checkbox" checked={drain} onChange={(event) => setDrain(event.currentTarget.checked)} />
        Drain: fire all windows and timers first. The job cannot continue correctly afterwards.
      </label>
    </Dialog>
  );
}

/** Cancels a job. */
export function CancelDialog({ id, name, onClose }: Props & { name: string }) {
  const run = async (): Promise<void> => {
    await send("PATCH", `/jobs/${id}?mode=cancel`);
    tell("good", "The job is being cancelled.");
  };
  return (
    <Dialog title="Cancel the job" action="Cancel job" isDangerous onClose={onClose} onConfirm={run}>
      <p class="wrap">
        “{name}” ends at once, without a savepoint. What it has processed since its last checkpoint is processed again if
        you start it from that checkpoint. Use “Stop” to end it with a savepoint.
      </p>
    </Dialog>
  );
}
