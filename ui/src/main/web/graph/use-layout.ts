import { useEffect, useState } from "preact/hooks";
import type { Layout, Link, NodeBox } from "./layout";
import LayoutWorker from "./layout.worker?worker";

const KEPT = 20;
const known = new Map<string, Layout>();
const waiting = new Map<number, (layout: Layout) => void>();
let worker: Worker | null = null;
let next = 0;

/** Computes a layout in another thread, because a large graph takes seconds. */
function ask(nodes: NodeBox[], links: Link[]): Promise<Layout> {
  if (!worker) {
    worker = new LayoutWorker();
    worker.onmessage = (event: MessageEvent<{ id: number; layout: Layout }>) => {
      waiting.get(event.data.id)?.(event.data.layout);
      waiting.delete(event.data.id);
    };
  }
  const id = next++;
  const target = worker;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    target.postMessage({ id, nodes, links });
  });
}

/** Returns the layout of a graph; the former one, or null, until the new one is ready. */
export function useLayout(nodes: NodeBox[], links: Link[]): Layout | null {
  const key = JSON.stringify([nodes, links]);
  const [shown, setShown] = useState<Layout | null>(known.get(key) ?? null);
  useEffect(() => {
    const found = known.get(key);
    if (found) {
      setShown(found);
      return undefined;
    }
    let isOver = false;
    void ask(nodes, links).then((made) => {
      known.set(key, made);
      if (known.size > KEPT) known.delete(known.keys().next().value as string);
      if (!isOver) setShown(made);
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  return shown;
}
