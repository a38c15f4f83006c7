import dagre from "@dagrejs/dagre";

/** Describes a vertex before the layout. */
export interface NodeBox {
  id: string;
  width: number;
  height: number;
}

/** Connects two vertices. */
export interface Link {
  from: string;
  to: string;
}

/** Holds the places of vertices (their centres) and the corners of edges. */
export interface Layout {
  width: number;
  height: number;
  nodes: Record<string, { x: number; y: number }>;
  edges: { from: string; to: string; points: { x: number; y: number }[] }[];
}

const MARGIN = 16;

/** Places vertices from left to right in the order of their data. */
export function layout(nodes: NodeBox[], links: Link[]): Layout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 28, ranksep: 110, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const each of nodes) graph.setNode(each.id, { width: each.width, height: each.height });
  const known = new Set(nodes.map((each) => each.id));
  const used = links.filter((each) => known.has(each.from) && known.has(each.to));
  for (const each of used) graph.setEdge(each.from, each.to);
  dagre.layout(graph);
  const size = graph.graph();
  const placed: Layout = { width: size.width ?? 0, height: size.height ?? 0, nodes: {}, edges: [] };
  for (const each of nodes) {
    const at = graph.node(each.id);
    placed.nodes[each.id] = { x: at.x as number, y: at.y as number };
  }
  for (const each of used) {
    const points = (graph.edge(each.from, each.to) as { points: { x: number; y: number }[] }).points;
    placed.edges.push({ from: each.from, to: each.to, points });
  }
  return placed;
}
