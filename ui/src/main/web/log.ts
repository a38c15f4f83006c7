/** Returns the last lines of a log that contain a text, and how many lines contain it. */
export function linesOf(content: string, word: string, most: number): { lines: string[]; total: number } {
  const all = content.split("\n");
  if (all[all.length - 1] === "") all.pop();
  const low = word.toLowerCase();
  const found = low === "" ? all : all.filter((line) => line.toLowerCase().includes(low));
  return { lines: found.slice(-most), total: found.length };
}

/** Returns the class of a line by its level. */
export function levelOf(line: string): string {
  if (/\b(ERROR|SEVERE)\b/.test(line)) return "error";
  if (/\b(WARN|WARNING)\b/.test(line)) return "warning";
  return "";
}

const STAMP = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) /;

/** Returns the entries of a job in a time, with the stack traces below them. */
export function around(content: string, job: string, fromMs: number, toMs: number): string[] {
  const found: string[] = [];
  let isShown = false;
  for (const line of content.split("\n")) {
    const stamp = STAMP.exec(line)?.[1];
    if (stamp) {
      const at = Date.parse(stamp);
      isShown = at >= fromMs && at <= toMs && line.includes(job);
    }
    if (isShown && line !== "") found.push(line);
  }
  return found;
}
