import type { LiveVertex } from "../api/types";
import { duration, rate, time } from "../format";
import { pressed } from "./keys";
import type { Layout } from "./layout";

const PRESSED = 0.1;
const LABEL = 84;
const HIGH = 54;

interface Props {
  edge: Layout["edges"][number];
  strategy: string;
  from: LiveVertex | undefined;
  to: LiveVertex | undefined;
  inputs: number;
  fromName: string;
  toName: string;
  isFar: boolean;
  onPick: () => void;
}

const paths = new WeakMap<Layout["edges"][number], string>();

/** Returns the path of an edge, which changes only with the layout. */
function path(edge: Layout["edges"][number]): string {
  let known = paths.get(edge);
  if (known === undefined) {
    known = line(edge.points);
    paths.set(edge, known);
  }
  return known;
}

function line(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${first.x} ${first.y}`;
  let before = first;
  for (const each of rest) {
    const middle = (before.x + each.x) / 2;
    path += ` C${middle} ${before.y} ${middle} ${each.y} ${each.x} ${each.y}`;
    before = each;
  }
  return path;
}

interface Shape {
  edge: Layout["edges"][number];
  strategy: string;
  label: string;
  isPressed: boolean;
  /** Are the lines of text at the middle; empty if they would be too small to read. */
  texts: string[];
  onPick: () => void;
}

const OFFSETS = [-6, 15, 30];

function EdgeShape({ edge, strategy, label, isPressed, texts, onPick }: Shape) {
  const middle = edge.points[Math.floor(edge.points.length / 2)] ?? { x: 0, y: 0 };
  return (
    <g class={isPressed ? "edge pressed" : "edge"}>
      <title>{strategy.toLowerCase()}</title>
      <path d={path(edge)} marker-end="url(#arrow)" />
      <rect
        class="hit"
        x={middle.x - LABEL / 2}
        y={middle.y - 20}
        width={LABEL}
        height={HIGH}
        rx="4"
        tabindex={0}
        role="button"
        aria-label={label}
        onClick={onPick}
        onKeyDown={pressed(onPick)}
      />
      {texts.map((text, index) => (
        <text key={index} class={index > 0 ? "dim" : ""} x={middle.x} y={middle.y + (OFFSETS[index] as number)}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** Shows an edge with its rate, and how far the event time of its sender is behind the clock. */
export function EdgeLine({ edge, strategy, from, to, inputs, fromName, toName, isFar, onPick }: Props) {
  const isPressed = (from?.backPressuredMax ?? 0) > PRESSED;
  // With several inputs, only the sender knows how much it sends on this edge.
  const flow = inputs === 1 ? to?.rateIn : from?.rateOut;
  const lag = from?.lag != null ? `lag ${duration(from.lag)}` : strategy.toLowerCase();
  const mark = from?.watermark != null ? [time(from.watermark)] : [];
  const texts = isFar ? [] : [flow === undefined ? "" : rate(flow), lag, ...mark];
  const label = `Records from ${fromName} to ${toName}`;
  return <EdgeShape edge={edge} strategy={strategy} label={label} isPressed={isPressed} texts={texts} onPick={onPick} />;
}
