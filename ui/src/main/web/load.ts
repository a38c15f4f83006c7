/** Says how much of its resources a worker uses, as parts from 0 to 1. */
export interface WorkerLoad {
  id: string;
  heap: number;
  processor: number;
}

const HIGH = 0.85;

/** Says in one sentence which worker is overloaded. */
export function overloaded(loads: WorkerLoad[]): { kind: "good" | "warn"; sentence: string } {
  const words = loads
    .map((each) => ({ id: each.id, worst: Math.max(each.heap, each.processor), why: reasons(each) }))
    .filter((each) => each.why !== "")
    .sort((a, b) => b.worst - a.worst);
  const first = words[0];
  if (!first) return { kind: "good", sentence: "No worker is overloaded." };
  const others = words.length > 1 ? ` ${words.length - 1} more ${words.length === 2 ? "is" : "are"} overloaded, too.` : "";
  return { kind: "warn", sentence: `${first.id} is overloaded: ${first.why}.${others}` };
}

function reasons(load: WorkerLoad): string {
  const all: string[] = [];
  if (load.processor >= HIGH) all.push(`it uses ${Math.round(load.processor * 100)} % of the processor`);
  if (load.heap >= HIGH) all.push(`${Math.round(load.heap * 100)} % of its heap is in use`);
  return all.join(", and ");
}
