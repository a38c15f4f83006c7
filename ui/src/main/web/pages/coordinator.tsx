import { refusal, send } from "../api/client";
import type { Entry } from "../api/types";
import { usePoll } from "../api/use";
import { ActionButton } from "../components/action";
import { Dialog } from "../components/dialog";
import { Meter } from "../components/shares";
import { Pending } from "../components/states";
import { useState } from "preact/hooks";
import { bytes } from "../format";
import { Disks } from "./disks";
import { Machine } from "./machine";
import { Settings } from "./settings";

interface Environment {
  jvm: { version: string; arch: string; options: string[] };
}

const METRICS_MS = 3_000;
const HEAP_USED = "Status.JVM.Memory.Heap.Used";
const HEAP_MAX = "Status.JVM.Memory.Heap.Max";
const LOAD = "Status.JVM.CPU.Load";
const THREADS = "Status.JVM.Threads.Count";

/** Shows the process that decides about jobs. */
export function CoordinatorPage() {
  return (
    <Machine title="Coordinator" path="/jobmanager" place={["coordinator"]} at={1}>
      <Overview />
    </Machine>
  );
}

function Overview() {
  const settings = usePoll<Entry[]>("/jobmanager/config", 0);
  const environment = usePoll<Environment>("/jobmanager/environment", 0);
  const metrics = usePoll<{ id: string; value: string }[]>(`/jobmanager/metrics?get=${[HEAP_USED, HEAP_MAX, LOAD, THREADS].join(",")}`, METRICS_MS);
  const value = (id: string): number => Number(metrics.data?.find((each) => each.id === id)?.value ?? Number.NaN);
  if (!environment.data) return <Pending error={environment.error} />;
  const { jvm } = environment.data;
  const load = value(LOAD);
  return (
    <>
      <section class="card">
        <h2>Process</h2>
        <dl class="pairs">
          <dt>Heap</dt>
          <dd>
            {bytes(value(HEAP_USED))} of {bytes(value(HEAP_MAX))}
            <Meter part={value(HEAP_USED) / value(HEAP_MAX)} label="Heap in use" />
          </dd>
          {load >= 0 && (
            <>
              <dt>Processor</dt>
              <dd>
                {Math.round(load * 100)} %
                <Meter part={load} label="Processor in use" />
              </dd>
            </>
          )}
          <dt>Threads</dt>
          <dd>{value(THREADS)}</dd>
          <dt>Java</dt>
          <dd>
            {jvm.version} on {jvm.arch}
          </dd>
          <dt>Options</dt>
          <dd class="mono">{jvm.options.join(" ")}</dd>
        </dl>
      </section>
      <Disks path="/jobmanager" />
      {settings.data && <Settings title="Settings" entries={settings.data} />}
      <ShutDown />
    </>
  );
}

function ShutDown() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="card row apart">
      <p class="dim">Ends all jobs and this process.</p>
      <ActionButton label="Shut down" isDangerous refusal={refusal("admin")} onClick={() => setOpen(true)} />
      {isOpen && (
        <Dialog
          title="Shut down the cluster"
          action="Shut down"
          isDangerous
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await send("DELETE", "/cluster");
          }}
        >
          <p>All jobs are cancelled without a savepoint, the process ends, and this console with it. Stop important jobs with a savepoint first.</p>
        </Dialog>
      )}
    </section>
  );
}
