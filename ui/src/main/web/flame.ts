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

const PLATFORM = /^(java|javax|jdk|sun|com\.sun)\./;
const NO_THREAD = "(no thread";

/** Says where a function of the program or of Millrace spends most time, and how long there was no thread at all. */
export interface Hottest {
  name: string;
  share: number;
  waiting: number;
}

/**
 * Returns the function that is responsible for most samples, which is what to look at first. Time in a function of
 * Java counts for the function that called it. Shares are parts of the samples in which the operator had a thread.
 */
export function hottest(root: FlameNode): Hottest | null {
  const own = new Map<string, number>();
  let without = 0;
  const add = (node: FlameNode, caller: string): void => {
    if (node.name.startsWith(NO_THREAD)) {
      without += node.value;
      return;
    }
    const name = PLATFORM.test(node.name) ? caller : node.name;
    const below = node.children.reduce((sum, child) => sum + child.value, 0);
    own.set(name, (own.get(name) ?? 0) + node.value - below);
    node.children.forEach((child) => add(child, name));
  };
  root.children.forEach((child) => add(child, child.name));
  const top = [...own].sort((a, b) => b[1] - a[1])[0];
  const threads = root.value - without;
  if (!top || threads <= 0) return null;
  return { name: top[0], share: top[1] / threads, waiting: without / root.value };
}
