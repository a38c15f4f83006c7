import { useState } from "preact/hooks";
import type { FlameNode } from "../api/types";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { framesOf, hottest } from "../flame";
import { percent, time } from "../format";
import { cut } from "../graph/model";

interface Graph {
  endTimestamp: number;
  data: FlameNode | null;
}

const FLAME_MS = 3_000;
const KINDS: [string, string][] = [
  ["FULL", "All"],
  ["ON_CPU", "On CPU"],
  ["OFF_CPU", "Waiting"],
];
const REASONS: Record<string, string> = {
  "-1": "The operator has ended, so there are no threads to sample.",
  "-2": "Flame graphs are off. Start the coordinator with -D rest.flamegraph.enabled=true.",
  "-3": "Taking samples…",
};

/** Shows where the threads of an operator spend their time. */
export function Flame({ job, vertex }: { job: string; vertex: string }) {
  const [kind, setKind] = useState("FULL");
  const { data, error } = usePoll<Graph>(`/jobs/${job}/vertices/${vertex}/flamegraph?type=${kind}`, FLAME_MS);
  if (!data) return <Pending error={error} />;
  if (!data.data) return <p class="empty">{REASONS[String(data.endTimestamp)] ?? "There is no flame graph."}</p>;
  return (
    <div class="grid" style={{ padding: "12px 16px" }}>
      <div class="row">
        {KINDS.map(([name, title]) => (
          <button key={name} aria-pressed={kind === name} onClick={() => setKind(name)}>
            {title}
          </button>
        ))}
        <span class="dim">samples of {time(data.endTimestamp)}</span>
      </div>
      <Flames key={kind} root={data.data} />
    </div>
  );
}

const WIDTH = 1200;
const LINE = 18;
const LETTER = 6.8;
const STEPS: Record<string, number | undefined> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const HUES = ["#f2b56b", "#f0a35c", "#eec07f", "#e9a77a", "#f4c890"];

function hue(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return HUES[sum % HUES.length] as string;
}

/** Draws a flame graph. A click on a frame shows only what it calls. */
export function Flames({ root }: { root: FlameNode }) {
  const [top, setTop] = useState<string[]>([]);
  const [at, setAt] = useState(0);
  const shown = descend(root, top);
  const frames = framesOf(shown);
  const depth = Math.max(...frames.map((each) => each.depth), 0) + 1;
  const hot = hottest(root);
  const chosen = frames[Math.min(at, frames.length - 1)];
  const open = (path: string[]): void => {
    setTop(path);
    setAt(0);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === "Enter" && chosen) open(pathTo(root, chosen.node));
    else if (event.key === "Escape") open([]);
    else if (step) setAt(Math.max(0, Math.min(frames.length - 1, at + step)));
    else return;
    event.preventDefault();
  };
  return (
    <>
      {hot && (
        <p>
          Most time is spent in <strong class="mono wrap">{hot.name}</strong> ({percent(hot.share)} of the samples in which a subtask works).
          {hot.waiting > 0.005 && ` In ${percent(hot.waiting)} of all samples, a subtask waits for input.`}
        </p>
      )}
      {top.length > 0 && (
        <div class="row">
          <button onClick={() => open([])}>Show all</button>
        </div>
      )}
      {chosen && (
        <p class="dim">
          <span class="mono wrap">{chosen.name}</span>: {percent(chosen.width)} of the samples shown. Arrow keys choose a frame, Enter shows
          what it calls, Escape shows all.
        </p>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label="Flame graph" onKeyDown={onKey}>
        <svg class="flame" viewBox={`0 0 ${WIDTH} ${depth * LINE}`} style={{ minWidth: "640px" }} role="img" aria-label="Flame graph">
          {frames.map((frame, index) => (
            <g key={index} class={frame === chosen ? "chosen" : ""} onClick={() => open(pathTo(root, frame.node))}>
              <title>{`${frame.name}: ${frame.samples} samples, ${percent(frame.width)}`}</title>
              <rect x={frame.from * WIDTH} y={frame.depth * LINE} width={frame.width * WIDTH} height={LINE} fill={hue(frame.name)} />
              <text x={frame.from * WIDTH + 3} y={frame.depth * LINE + 13}>
                {frame.width * WIDTH > 30 ? cut(frame.name, Math.floor((frame.width * WIDTH) / LETTER)) : ""}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}

/** Returns the names from the root to a node. Names stay valid when new samples arrive. */
function pathTo(from: FlameNode, wanted: FlameNode): string[] {
  if (from === wanted) return [];
  for (const child of from.children) {
    if (child === wanted) return [child.name];
    const path = pathTo(child, wanted);
    if (path.length > 0) return [child.name, ...path];
  }
  return [];
}

function descend(root: FlameNode, path: string[]): FlameNode {
  let at = root;
  for (const name of path) {
    const next = at.children.find((each) => each.name === name);
    if (!next) return at;
    at = next;
  }
  return at;
}
