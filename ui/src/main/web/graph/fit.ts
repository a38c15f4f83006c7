import { cut } from "./model";

const KEPT = 2_000;
const MOST = 80;
const known = new Map<string, string>();
let pen: CanvasRenderingContext2D | null = null;

/** Returns a text that fits into a number of pixels. */
export function fit(text: string, width: number, font: string): string {
  const key = `${width} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return cut(text, Math.floor(width / 8));
  pen.font = font;
  let most = Math.min(MOST, text.length);
  while (most > 1 && pen.measureText(cut(text, most)).width > width) most--;
  const fitted = cut(text, most);
  if (known.size >= KEPT) known.clear();
  known.set(key, fitted);
  return fitted;
}
