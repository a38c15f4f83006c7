import { usePoll } from "../api/use";
import { bytes, duration, percent, whole } from "../format";

const PROCESS_MS = 3_000;
const SHOWN: [string, string, (value: number) => string][] = [
  ["Status.JVM.CPU.Load", "Processor", percent],
  ["Status.JVM.CPU.Time", "Processor time so far", (value) => duration(value / 1e6)],
  ["Status.JVM.GarbageCollector.All.TimeMsPerSecond", "Time for garbage collection", (value) => percent(value / 1000)],
  ["Status.JVM.Threads.Count", "Threads", whole],
  ["Status.JVM.ClassLoader.ClassesLoaded", "Loaded classes", whole],
  ["Status.JVM.Memory.Metaspace.Used", "Metaspace", bytes],
  ["Status.Shuffle.Netty.UsedMemory", "Network memory in use", bytes],
  ["Status.Shuffle.Netty.TotalMemory", "Network memory", bytes],
];

/** Shows what a process uses: processor, threads, garbage collection and network memory. */
export function ProcessCard({ path }: { path: string }) {
  const wanted = SHOWN.map(([id]) => id).join(",");
  const { data } = usePoll<{ id: string; value: string }[]>(`${path}/metrics?get=${wanted}`, PROCESS_MS);
  const values = new Map((data ?? []).map((each) => [each.id, Number(each.value)]));
  const known = SHOWN.filter(([id]) => Number.isFinite(values.get(id) ?? Number.NaN) && (values.get(id) as number) >= 0);
  if (known.length === 0) return null;
  return (
    <section class="card">
      <h2>Process</h2>
      <dl class="pairs">
        {known.map(([id, name, text]) => (
          <>
            <dt>{name}</dt>
            <dd>{text(values.get(id) as number)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
