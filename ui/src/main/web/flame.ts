import type { FlameNode } from "./api/types";

/** Is a frame of a flame graph, in parts of the whole width. */
export interface Frame {
  name: string;
  depth: number;
  from: number;
  width: number;
  samples: number;
  node: FlameNode;
}

const SMALLEST = 0.002;

/** Returns the frames below a node that are wide enough to be seen. */
export function framesOf(root: FlameNode): Frame[] {
  const all: Frame[] = [];
  const add = (node: FlameNode, depth: number, from: number): void => {
    const width = root.value > 0 ? node.value / root.value : 0;
    if (width < SMALLEST) return;
    all.push({ name: node.name, depth, from, width, samples: node.value, node });
    let at = from;
    for (const child of node.children) {
      add(child, depth + 1, at);
      at += root.value > 0 ? child.value / root.value : 0;
    }
  };
  add(root, 0, 0);
  return all;
}

/** Returns the frame in which most samples end, which is what to look at first. */
export function hottest(root: FlameNode): { name: string; share: number } | null {
  const own = new Map<string, number>();
  const add = (node: FlameNode): void => {
    const below = node.children.reduce((sum, child) => sum + child.value, 0);
    own.set(node.name, (own.get(node.name) ?? 0) + node.value - below);
    node.children.forEach(add);
  };
  add(root);
  const top = [...own].sort((a, b) => b[1] - a[1])[0];
  return top && root.value > 0 && top[0] !== root.name ? { name: top[0], share: top[1] / root.value } : null;
}
