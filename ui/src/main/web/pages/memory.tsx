import type { WorkerDetails } from "../api/types";
import { Meter } from "../components/shares";
import { Table } from "../components/table";
import { bytes, duration } from "../format";

const NAMES: [string, string][] = [
  ["taskHeap", "Heap of tasks"],
  ["frameworkHeap", "Heap of the framework"],
  ["taskOffHeap", "Off-heap of tasks"],
  ["managedMemory", "Managed memory"],
  ["networkMemory", "Network"],
  ["jvmMetaspace", "Metaspace"],
  ["jvmOverhead", "Overhead of the JVM"],
  ["totalProcessMemory", "Whole process"],
];

/** Shows how the memory of a worker is divided and used, its slots, and its garbage collectors. */
export function Memory({ worker }: { worker: WorkerDetails }) {
  const { metrics } = worker;
  const used: [string, number, number][] = [
    ["Heap", metrics.heapUsed, metrics.heapMax],
    ["Network buffers", metrics.nettyShuffleMemoryUsed, metrics.nettyShuffleMemoryTotal],
  ];
  const planned = NAMES.filter(([key]) => worker.memoryConfiguration[key] != null);
  return (
    <>
      <dl class="facts">
        <Fact name="Slots in use" value={`${worker.slotsNumber - worker.freeSlots} of ${worker.slotsNumber}`} />
        <Fact name="Subtasks" value={String(worker.assignedTasks)} />
        <Fact name="Cores" value={String(worker.hardware.cpuCores)} />
        <Fact name="Memory of the host" value={bytes(worker.hardware.physicalMemory)} />
        <Fact name="Largest heap" value={bytes(worker.hardware.freeMemory)} />
      </dl>
      <div class="two">
        <section class="card">
          <h2>Memory in use</h2>
          <dl class="pairs">
            {used
              .filter(([, , most]) => most > 0)
              .map(([name, now, most]) => (
                <>
                  <dt>{name}</dt>
                  <dd>
                    {bytes(now)} of {bytes(most)}
                    <Meter part={now / most} label={`${name}: ${bytes(now)} of ${bytes(most)}`} />
                  </dd>
                </>
              ))}
            <dt>Direct buffers</dt>
            <dd>{bytes(metrics.directUsed)}</dd>
            <dt>Outside of the heap</dt>
            <dd>{bytes(metrics.nonHeapUsed)}</dd>
            <dt>Mapped files</dt>
            <dd>{bytes(metrics.mappedUsed)}</dd>
          </dl>
        </section>
        {planned.length > 1 && (
          <section class="card">
            <h2>Memory as planned</h2>
            <dl class="pairs">
              {planned.map(([key, name]) => (
                <>
                  <dt>{name}</dt>
                  <dd>{bytes(worker.memoryConfiguration[key] as number)}</dd>
                </>
              ))}
            </dl>
          </section>
        )}
        <section class="card flush">
          <header>
            <h2>Garbage collection</h2>
          </header>
          <Table
            label="Garbage collection"
            columns={[
              { title: "Collector", cell: (row) => row.name },
              { title: "Runs", isNumber: true, cell: (row) => row.count },
              { title: "Time", isNumber: true, cell: (row) => duration(row.time) },
            ]}
            rows={metrics.garbageCollectors}
            id={(row) => row.name}
          />
        </section>
      </div>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
