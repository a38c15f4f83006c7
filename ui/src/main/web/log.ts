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
