import type { Failure } from "./api/types";
import { causesOf, type Cause } from "./stack";
import type { Segment } from "./timeline";

/** Holds failures with the same root cause, the newest first. */
export interface FailureGroup {
  causes: Cause[];
  failures: Failure[];
}

/** Groups failures by their root cause. The group with the newest failure comes first. */
export function groupsOf(failures: Failure[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const each of failures) {
    const causes = causesOf(each.stacktrace);
    const title = causes[0]?.title ?? each.exceptionName;
    const known = groups.get(title);
    if (known) known.failures.push(each);
    else groups.set(title, { causes, failures: [each] });
  }
  return [...groups.values()];
}

/** Returns the attempts between failures, in the order of time. */
export function attemptsOf(start: number, failures: { timestamp: number }[], end: number, isFailed: boolean): Segment[] {
  const times = failures.map((each) => each.timestamp).sort((a, b) => a - b);
  const all: Segment[] = [];
  let from = start;
  for (const at of times) {
    all.push({ state: "FAILED", from, to: at });
    from = at;
  }
  if (!isFailed && end > from) all.push({ state: "RUNNING", from, to: end });
  return all;
}
