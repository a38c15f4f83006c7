import type { JobDetails, LiveVertex } from "../api/types";

/** Describes a vertex of the graph. */
export interface GraphNode {
  id: string;
  name: string;
  steps: string[];
  parallelism: number;
  isSource: boolean;
}

/** Describes an edge of the graph. */
export interface GraphLink {
  from: string;
  to: string;
  strategy: string;
}

const TAGS: [RegExp, string][] = [
  [/<br\s*\/?>/gi, "\n"],
  [/&gt;/g, ">"],
  [/&lt;/g, "<"],
  [/&amp;/g, "&"],
];

/** Returns the steps of a chain, in the order of the data. Names of steps may contain anything. */
export function stepsOf(description: string, name: string): string[] {
  const text = TAGS.reduce((all, [pattern, plain]) => all.replace(pattern, plain), description);
  const lines = text
    .split(/\n| -> /)
    .map((each) => each.replace(/^[:+\-\s]+/, "").trim())
    .filter((each) => each !== "");
  return lines.length > 0 ? lines : [name];
}

/** Returns the vertices and edges of a job. */
export function graphOf(job: JobDetails): { nodes: GraphNode[]; links: GraphLink[] } {
  const links: GraphLink[] = [];
  const nodes = job.vertices.map((vertex) => {
    const node = job.plan.nodes.find((each) => each.id === vertex.id);
    const inputs = node?.inputs ?? [];
    for (const input of inputs) links.push({ from: input.id, to: vertex.id, strategy: input.ship_strategy });
    return {
      id: vertex.id,
      name: vertex.name,
      steps: stepsOf(node?.description ?? vertex.name, vertex.name),
      parallelism: vertex.parallelism,
      isSource: inputs.length === 0,
    };
  });
  return { nodes, links };
}

/** Returns a text that fits into a number of characters. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most - 1) + "…";
}

/** Returns the vertices by their id. */
export function byId(vertices: LiveVertex[] | undefined): Map<string, LiveVertex> {
  return new Map((vertices ?? []).map((each) => [each.id, each]));
}
