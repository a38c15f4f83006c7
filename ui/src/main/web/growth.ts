import { bytes, duration } from "./format";

const STEADY = 0.01;
const YEAR_MS = 365 * 86_400_000;

/** Says in words how fast state grows between two checkpoints. */
export function growthOf(before: number, now: number, ms: number): string {
  if (ms <= 0) return "";
  const change = now - before;
  if (Math.abs(change) <= STEADY * Math.max(before, now)) return "does not grow";
  const perSecond = (change * 1000) / ms;
  if (change < 0) return `shrinks by ${bytes(-perSecond)}/s`;
  const doubles = (now / perSecond) * 1000;
  return `grows by ${bytes(perSecond)}/s${doubles < YEAR_MS ? `, doubles in ${duration(doubles)}` : ""}`;
}
