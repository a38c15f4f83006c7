import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { theme } from "../theme";

interface Line {
  label: string;
  color: string;
  value: (value: number) => string;
}

interface Props {
  label: string;
  times: number[];
  series: (number | null)[][];
  lines: Line[];
  height?: number;
}

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toTimeString().slice(0, 8);
}

function options(width: number, height: number, lines: Line[]): uPlot.Options {
  const axis = { stroke: color("--dim"), grid: { stroke: color("--line"), width: 1 }, ticks: { show: false } };
  const first = lines[0] as Line;
  return {
    width,
    height,
    cursor: { points: { size: 6 } },
    legend: { live: true },
    scales: { y: { range: (_, __, most) => [0, most > 0 ? most * 1.1 : 1] } },
    axes: [{ ...axis, space: 90, values: (_, ticks) => ticks.map(clock) }, { ...axis, size: 70, values: (_, ticks) => ticks.map((tick) => first.value(tick)) }],
    series: [
      { label: "At", value: (_, value: number | null) => (value === null ? "–" : clock(value)) },
      ...lines.map((line) => ({
        label: line.label,
        stroke: color(line.color),
        width: 2,
        spanGaps: true,
        points: { show: false },
        value: (_: uPlot, value: number | null) => (value === null ? "–" : line.value(value)),
      })),
    ],
  };
}

/** Shows how numbers change with time. */
export function Chart({ label, times, series, lines, height = 150 }: Props) {
  const own = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const dark = theme.value;
  useEffect(() => {
    const box = own.current as HTMLDivElement;
    const made = new uPlot(options(box.clientWidth || 400, height, lines), [times, ...series], box);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: box.clientWidth, height }));
    watch.observe(box);
    return () => {
      watch.disconnect();
      made.destroy();
    };
  }, [dark, label]);
  useEffect(() => {
    plot.current?.setData([times, ...series]);
    // Without a pointer above the chart, its legend shows the newest values.
    if (plot.current?.cursor.idx == null && times.length > 0) plot.current?.setLegend({ idx: times.length - 1 });
  });
  return <div class="chart" ref={own} role="img" aria-label={label} />;
}
