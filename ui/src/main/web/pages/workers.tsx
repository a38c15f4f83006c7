import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Worker, WorkerDetails } from "../api/types";
import { usePoll } from "../api/use";
import { Meter } from "../components/shares";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { bytes, duration } from "../format";
import { overloaded, type WorkerLoad } from "../load";
import { to } from "../router";
import { Disks } from "./disks";
import { Machine } from "./machine";
import { Memory } from "./memory";
import { ProcessCard } from "./process";

const WORKERS_MS = 3_000;

/** Shows which worker is overloaded. */
export function WorkersPage() {
  const { data, error } = usePoll<{ taskmanagers: Worker[] }>("/taskmanagers", WORKERS_MS);
  if (!data) return <Pending error={error} />;
  return (
    <>
      <h1>Workers</h1>
      <Overloaded workers={data.taskmanagers} />
      <section class="card flush">
        <Table label="Workers" columns={COLUMNS} rows={data.taskmanagers} id={(row) => row.id} empty="No worker is connected." />
      </section>
    </>
  );
}

/** Is what the rows of the table know about the shown workers. */
const loads = signal<Record<string, Partial<WorkerLoad>>>({});

function report(id: string, known: Partial<WorkerLoad>): void {
  const before = loads.peek()[id];
  if (Object.entries(known).every(([key, value]) => before?.[key as keyof WorkerLoad] === value)) return;
  loads.value = { ...loads.peek(), [id]: { ...before, ...known } };
}

function Overloaded({ workers }: { workers: Worker[] }) {
  const known = workers.flatMap((each) => {
    const load = loads.value[each.id];
    return load ? [{ id: each.id, heap: load.heap ?? 0, processor: load.processor ?? 0 }] : [];
  });
  if (known.length === 0) return null;
  const { kind, sentence } = overloaded(known);
  return (
    <p class={`note large ${kind}`}>
      <strong>{sentence}</strong>
    </p>
  );
}

const COLUMNS: Column<Worker>[] = [
  {
    title: "Worker",
    isWide: true,
    order: (row) => row.id,
    cell: (row) => (
      <a class="name" href={to("workers", row.id)}>
        {row.id}
      </a>
    ),
  },
  { title: "Slots in use", isNumber: true, order: (row) => row.slotsNumber - row.freeSlots, cell: (row) => `${row.slotsNumber - row.freeSlots} of ${row.slotsNumber}` },
  { title: "Subtasks", isNumber: true, order: (row) => row.assignedTasks, cell: (row) => row.assignedTasks },
  { title: "Heap", isWide: true, cell: (row) => <Heap id={row.id} /> },
  { title: "Processor", isWide: true, cell: (row) => <Load id={row.id} /> },
  { title: "Cores", isNumber: true, order: (row) => row.hardware.cpuCores, cell: (row) => row.hardware.cpuCores },
  { title: "Memory of the host", isNumber: true, cell: (row) => bytes(row.hardware.physicalMemory) },
  {
    title: "Last heartbeat",
    isNumber: true,
    order: (row) => row.timeSinceLastHeartbeat,
    cell: (row) => (row.timeSinceLastHeartbeat > 0 ? `${duration(Math.max(0, Date.now() - row.timeSinceLastHeartbeat))} ago` : "–"),
  },
];

function Heap({ id }: { id: string }) {
  const { data } = usePoll<WorkerDetails>(`/taskmanagers/${encodeURIComponent(id)}`, WORKERS_MS);
  const part = data ? data.metrics.heapUsed / data.metrics.heapMax : 0;
  useEffect(() => report(id, { heap: part }), [id, part]);
  if (!data) return <>–</>;
  const { heapUsed, heapMax } = data.metrics;
  const label = `${bytes(heapUsed)} of ${bytes(heapMax)}`;
  return (
    <>
      {label}
      <Meter part={heapUsed / heapMax} label={`Heap: ${label}`} />
    </>
  );
}

function Load({ id }: { id: string }) {
  const path = `/taskmanagers/${encodeURIComponent(id)}/metrics?get=Status.JVM.CPU.Load`;
  const { data } = usePoll<{ id: string; value: string }[]>(path, WORKERS_MS);
  const load = Number(data?.[0]?.value ?? Number.NaN);
  useEffect(() => report(id, { processor: load >= 0 ? load : 0 }), [id, load]);
  if (!Number.isFinite(load) || load < 0) return <>–</>;
  return (
    <>
      {Math.round(load * 100)} %
      <Meter part={load} label={`Processor: ${Math.round(load * 100)} %`} />
    </>
  );
}

/** Shows one worker. */
export function WorkerPage({ id }: { id: string }) {
  const path = `/taskmanagers/${encodeURIComponent(id)}`;
  const { data, error } = usePoll<WorkerDetails>(path, WORKERS_MS);
  if (!data) return <Pending error={error} />;
  return (
    <Machine title={`Worker ${data.id}`} path={path} place={["workers", id]} at={2}>
      <Memory worker={data} />
      <Disks path={path} />
      <ProcessCard path={path} />
    </Machine>
  );
}
