import { layout, type Link, type NodeBox } from "./layout";

/** Asks for a layout. */
export interface LayoutRequest {
  id: number;
  nodes: NodeBox[];
  links: Link[];
}

self.onmessage = (event: MessageEvent<LayoutRequest>) => {
  const { id, nodes, links } = event.data;
  self.postMessage({ id, layout: layout(nodes, links) });
};
