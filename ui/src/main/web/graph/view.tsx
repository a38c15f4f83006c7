import { useMemo, useRef, useState } from "preact/hooks";
import { liveJob } from "../api/live";
import type { JobDetails } from "../api/types";
import { SharesLegend } from "../components/shares";
import { EdgeLine } from "./edge";
import type { Layout } from "./layout";
import { byId, cut, graphOf } from "./model";
import { useLayout } from "./use-layout";
import { heightOf, VertexBox, WIDTH } from "./vertex";

interface Props {
  job: JobDetails;
  picked: string | null;
  onPick: (vertex: string) => void;
  onEdge: (from: string, to: string) => void;
}

interface Camera {
  x: number;
  y: number;
  zoom: number;
}

const HOME: Camera = { x: 0, y: 0, zoom: 1 };
const FAR = 0.45;
const USUAL_WIDTH = 1200;
const STEP = 1.25;
const SMALLEST = 0.2;

/** Returns the graph of a job, which changes only when the plan changes. */
function useGraph(job: JobDetails, open: Set<string>) {
  const key = JSON.stringify([job.vertices.map((each) => [each.id, each.parallelism]), [...open]]);
  return useMemo(() => {
    const { nodes, links } = graphOf(job);
    const boxes = nodes.map((each) => ({ id: each.id, width: WIDTH, height: heightOf(each, open.has(each.id)) }));
    const lines = links.map((each) => ({ from: each.from, to: each.to }));
    return { nodes, links, boxes, lines };
  }, [key]);
}

/** Shows the operators of a job and how records flow between them. */
export function GraphView({ job, picked, onPick, onEdge }: Props) {
  const [open, setOpen] = useState<Set<string>>(new Set());
  const graph = useGraph(job, open);
  const layout = useLayout(graph.boxes, graph.lines);
  const toggle = (id: string): void => {
    const changed = new Set(open);
    if (!changed.delete(id)) changed.add(id);
    setOpen(changed);
  };
  if (!layout) return <div class="graph empty">Drawing the graph…</div>;
  return <Drawing graph={graph} layout={layout} open={open} picked={picked} onPick={onPick} onEdge={onEdge} onToggle={toggle} />;
}

interface DrawingProps {
  graph: ReturnType<typeof useGraph>;
  layout: Layout;
  open: Set<string>;
  picked: string | null;
  onPick: (vertex: string) => void;
  onEdge: (from: string, to: string) => void;
  onToggle: (vertex: string) => void;
}

interface ContentProps extends DrawingProps {
  /** Is true if texts would be too small to read. */
  isFar: boolean;
}

function Drawing({ graph, layout, open, picked, onPick, onEdge, onToggle }: DrawingProps) {
  const [camera, setCamera] = useState<Camera>(HOME);
  const own = useRef<SVGSVGElement>(null);
  // A small graph is not enlarged.
  const wide = Math.max(layout.width, own.current?.clientWidth ?? USUAL_WIDTH);
  const height = Math.min(560, layout.height + 12);
  const shown = { width: wide / camera.zoom, height: layout.height / camera.zoom };
  const scale = (own.current?.clientWidth ?? USUAL_WIDTH) / shown.width;
  const left = (layout.width - wide) / 2;
  const isFar = Math.min(scale, height / shown.height) < FAR;
  return (
    <div class="graph">
      <div class="bar">
        <SharesLegend />
        <Tools camera={camera} width={wide} onChange={setCamera} />
      </div>
      <svg
        ref={own}
        class={isFar ? "far" : ""}
        height={height}
        viewBox={`${camera.x + left} ${camera.y} ${shown.width} ${shown.height}`}
        preserveAspectRatio="xMidYMid meet"
        {...dragging(camera, setCamera, own)}
      >
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" fill="context-stroke" stroke="none" />
          </marker>
        </defs>
        <Content isFar={isFar} graph={graph} layout={layout} open={open} picked={picked} onPick={onPick} onEdge={onEdge} onToggle={onToggle} />
      </svg>
    </div>
  );
}

/** Returns what the edges need to know of the graph. */
function edgesOf(graph: ReturnType<typeof useGraph>) {
  const strategies = new Map(graph.links.map((each) => [`${each.from} ${each.to}`, each.strategy]));
  const names = new Map(graph.nodes.map((each) => [each.id, cut(each.name, 60)]));
  const inputs = new Map<string, number>();
  for (const each of graph.links) inputs.set(each.to, (inputs.get(each.to) ?? 0) + 1);
  return { strategies, names, inputs };
}

function Content({ graph, layout, open, picked, isFar, onPick, onEdge, onToggle }: ContentProps) {
  const job = liveJob.value;
  const live = byId(job?.vertices);
  const cause = job?.verdict.kind === "bottleneck" ? job.verdict.vertex : null;
  const { strategies, names, inputs } = useMemo(() => edgesOf(graph), [graph]);
  return (
    <>
      {layout.edges.map((edge) => (
        <EdgeLine
          key={`${edge.from} ${edge.to}`}
          edge={edge}
          strategy={strategies.get(`${edge.from} ${edge.to}`) ?? ""}
          from={live.get(edge.from)}
          to={live.get(edge.to)}
          inputs={inputs.get(edge.to) ?? 1}
          fromName={names.get(edge.from) ?? ""}
          toName={names.get(edge.to) ?? ""}
          isFar={isFar}
          onPick={() => onEdge(edge.from, edge.to)}
        />
      ))}
      {graph.nodes.map((node) => {
        const at = layout.nodes[node.id];
        return (
          at && (
            <VertexBox
              key={node.id}
              node={node}
              live={live.get(node.id)}
              x={at.x}
              y={at.y}
              isPicked={picked === node.id}
              isCause={cause === node.id}
              isOpen={open.has(node.id)}
              isFar={isFar}
              onPick={() => onPick(node.id)}
              onToggle={() => onToggle(node.id)}
            />
          )
        );
      })}
    </>
  );
}

/** Moves the view with the pointer, and zooms with the wheel while a modifier is held, so that the page still scrolls. */
function dragging(camera: Camera, set: (camera: Camera) => void, own: { current: SVGSVGElement | null }) {
  const scale = (): number => {
    const svg = own.current as SVGSVGElement;
    return svg.getScreenCTM()?.a ?? 1;
  };
  return {
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons !== 1) return;
      set({ ...camera, x: camera.x - event.movementX / scale(), y: camera.y - event.movementY / scale() });
    },
    onWheel: (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const factor = event.deltaY < 0 ? STEP : 1 / STEP;
      set({ ...camera, zoom: Math.max(SMALLEST, camera.zoom * factor) });
    },
  };
}

interface ToolsProps {
  camera: Camera;
  width: number;
  onChange: (camera: Camera) => void;
}

function Tools({ camera, width, onChange }: ToolsProps) {
  const zoom = (factor: number): void => {
    const next = Math.max(SMALLEST, camera.zoom * factor);
    const x = camera.x + (width / camera.zoom - width / next) / 2;
    onChange({ x, y: camera.y, zoom: next });
  };
  return (
    <div class="tools">
      <button aria-label="Zoom in" onClick={() => zoom(STEP)}>
        +
      </button>
      <button aria-label="Zoom out" onClick={() => zoom(1 / STEP)}>
        −
      </button>
      <button onClick={() => onChange(HOME)}>Fit</button>
    </div>
  );
}
