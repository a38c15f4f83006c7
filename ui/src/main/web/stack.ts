/** Holds an exception and what caused it, the root cause first. */
export interface Cause {
  title: string;
  frames: string[];
}

const CAUSED = "Caused by: ";

/** Splits a stack trace into its causes. The root cause comes first, because it is what to repair. */
export function causesOf(trace: string): Cause[] {
  const causes: Cause[] = [];
  for (const line of trace.split("\n")) {
    const isFrame = /^\s+(at |\.\.\. )/.test(line);
    const isCause = line.startsWith(CAUSED);
    const last = causes[causes.length - 1];
    if (last === undefined || isCause) causes.push({ title: isCause ? line.slice(CAUSED.length) : line, frames: [] });
    else if (isFrame || last.frames.length > 0) last.frames.push(line.trim());
    else if (line.trim() !== "") last.title += "\n" + line;
  }
  return causes.reverse();
}
