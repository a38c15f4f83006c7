import type { LiveVertex } from "../api/types";
import { percent, rate } from "../format";
import { fit } from "./fit";
import { pressed } from "./keys";
import { cut, type GraphNode } from "./model";

export const WIDTH = 236;
const HEIGHT = 92;
const STEP = 18;
const PAD = 12;
const BAR = WIDTH - 2 * PAD;
const FONT = 'bold 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const STEP_MOST = 32;
const FAR_STEP = 4;
const UNEVEN = 0.2;
const TITLE_MOST = 300;

/** Returns the height of a vertex. An open vertex shows its steps. */
export function heightOf(node: GraphNode, isOpen: boolean): number {
  return HEIGHT + (isOpen ? node.steps.length * STEP + 6 : 0);
}

interface Props {
  node: GraphNode;
  live: LiveVertex | undefined;
  x: number;
  y: number;
  isPicked: boolean;
  isCause: boolean;
  isOpen: boolean;
  isFar: boolean;
  onPick: () => void;
  onToggle: () => void;
}

const BROKEN = new Set(["FAILED", "CANCELING", "INITIALIZING"]);

function summary(node: GraphNode, live: LiveVertex | undefined): string {
  const name = cut(node.name, TITLE_MOST);
  if (!live) return name;
  return `${name}: busy ${percent(live.busy)}, back-pressured ${percent(live.backPressured)}, ${rate(live.rateIn)} in`;
}

function traffic(node: GraphNode, live: LiveVertex): string {
  if (node.isSource) return `reads ${rate(Math.max(live.rateIn, live.rateOut))}`;
  return live.rateOut > 0 ? `in ${rate(live.rateIn)}   out ${rate(live.rateOut)}` : `in ${rate(live.rateIn)}`;
}

/** Shows a vertex: its name, how it spends its time, and its rates. */
export function VertexBox({ node, live, x, y, isPicked, isCause, isOpen, isFar, onPick, onToggle }: Props) {
  const height = heightOf(node, isOpen);
  const isBroken = live !== undefined && BROKEN.has(live.state);
  const kinds = ["vertex", isPicked ? "picked" : "", isCause ? "cause" : "", isBroken ? "broken" : ""].join(" ");
  return (
    <g class={kinds} transform={`translate(${x - WIDTH / 2} ${y - height / 2})`}>
      <rect class="box" width={WIDTH} height={height} rx="8" />
      <text class="title" x={PAD} y="24">
        {fit(node.name, BAR, FONT)}
      </text>
      {live && <Bar live={live} isFar={isFar} />}
      {live && !isFar && <Figures node={node} live={live} />}
      {isOpen &&
        node.steps.map((step, index) => (
          <text key={index} class="step" x={PAD} y={HEIGHT + 12 + index * STEP}>
            {index + 1}. {cut(step, STEP_MOST)}
          </text>
        ))}
      {(isCause || isBroken) && <Tag text={isBroken ? (live?.state.toLowerCase() ?? "") : "bottleneck"} />}
      <rect
        class="hit"
        width={WIDTH}
        height={height}
        rx="8"
        tabindex={0}
        role="button"
        aria-pressed={isPicked}
        aria-label={summary(node, live)}
        onClick={onPick}
        onKeyDown={pressed(onPick)}
      >
        <title>{cut(node.name, TITLE_MOST)}</title>
      </rect>
      {node.steps.length > 1 && !isFar && <Toggle node={node} isOpen={isOpen} onToggle={onToggle} />}
    </g>
  );
}

/** Returns how busy the subtasks are. The mean hides a single busy subtask. */
function busyText(live: LiveVertex): string {
  if (live.busyMax - live.busy > UNEVEN) return `busy ${percent(live.busy)}, one ${percent(live.busyMax)}`;
  return `busy ${percent(live.busy)} · waits ${percent(live.backPressured)}`;
}

function Figures({ node, live }: { node: GraphNode; live: LiveVertex }) {
  return (
    <>
      <text class="dim" x={PAD} y="64">
        {traffic(node, live)}
      </text>
      <text class="dim" x={PAD} y="81">
        {busyText(live)}
      </text>
      <text class="dim" x={WIDTH - PAD} y="81" text-anchor="end">
        ×{node.parallelism}
      </text>
    </>
  );
}

/** Returns the widths of the busy and the back-pressured part of the bar. A small bar has few widths. */
function parts(live: LiveVertex, isFar: boolean): [number, number] {
  const step = isFar ? FAR_STEP : 1;
  const width = (part: number): number => Math.round((BAR * part) / step) * step;
  return [width(live.busy), width(live.backPressured)];
}

function Bar({ live, isFar }: { live: LiveVertex; isFar: boolean }) {
  const [busy, press] = parts(live, isFar);
  return (
    <>
      <rect class="idle" x={PAD} y="36" width={BAR} height="10" rx="3" />
      <rect class="busy" x={PAD} y="36" width={busy} height="10" />
      <rect class="press" x={PAD + busy} y="36" width={press} height="10" />
    </>
  );
}

function Tag({ text }: { text: string }) {
  const width = text.length * 6.6 + 14;
  return (
    <g transform={`translate(${WIDTH - width - 10} -9)`}>
      <rect class="tag" width={width} height="18" rx="9" />
      <text class="tag-text" x={width / 2} y="13" text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function Toggle({ node, isOpen, onToggle }: { node: GraphNode; isOpen: boolean; onToggle: () => void }) {
  const label = `${isOpen ? "▾" : "▸"} ${node.steps.length} steps`;
  return (
    <text
      class="dim toggle"
      x={WIDTH - PAD}
      y="64"
      text-anchor="end"
      tabindex={0}
      role="button"
      aria-expanded={isOpen}
      aria-label={`${label} of ${cut(node.name, TITLE_MOST)}`}
      onClick={onToggle}
      onKeyDown={pressed(onToggle)}
    >
      {label}
    </text>
  );
}
