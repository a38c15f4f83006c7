/** Holds an exception and what caused it, the root cause first. */
export interface Cause {
  title: string;
  frames: string[];
}

const CAUSED = "Caused by: ";
const OWN = "dev.millrace.base.fault.MillraceException: ";

/** Splits a stack trace into its causes. The root cause comes first, because it is what to repair. */
export function causesOf(trace: string): Cause[] {
  const causes: Cause[] = [];
  for (const line of trace.split("\n")) {
    const isCause = line.startsWith(CAUSED);
    const last = causes[causes.length - 1];
    if (last === undefined || isCause) causes.push({ title: titled(isCause ? line.slice(CAUSED.length) : line), frames: [] });
    else if (/^\s+(at |\.\.\. )/.test(line)) addFrame(causes, line.trim());
    else if (line.trim() !== "") last.title += "\n" + line;
  }
  return causes.reverse();
}

function titled(text: string): string {
  return text.startsWith(OWN) ? text.slice(OWN.length) : text;
}

/** Java leaves out the frames that a cause shares with the exception around it. They are added again. */
function addFrame(causes: Cause[], frame: string): void {
  const last = causes[causes.length - 1] as Cause;
  const shared = /^\.\.\. (\d+) more$/.exec(frame);
  const around = causes[causes.length - 2];
  if (shared && around) last.frames.push(...around.frames.slice(-Number(shared[1])));
  else last.frames.push(frame);
}
