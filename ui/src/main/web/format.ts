const UNITS = ["", "k", "M", "G", "T"];
const BYTES = ["B", "KiB", "MiB", "GiB", "TiB"];

function scaled(value: number, base: number, units: string[]): [string, string] {
  let scale = 0;
  let rest = Math.abs(value);
  while (rest >= base * 0.9995 && scale < units.length - 1) {
    rest /= base;
    scale++;
  }
  const digits = scale === 0 || rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2;
  return [(value < 0 ? "−" : "") + rest.toFixed(digits), units[scale] as string];
}

/** Returns a number with at most three digits, for example 12.3 k. */
export function short(value: number): string {
  if (value !== 0 && Math.abs(value) < 10 && !Number.isInteger(value)) return value.toFixed(1);
  const [digits, unit] = scaled(Math.round(value), 1000, UNITS);
  return unit ? `${digits} ${unit}` : digits;
}

/** Returns a rate, for example 12.3 k/s. */
export function rate(value: number): string {
  return `${short(value)}/s`;
}

/** Returns a number with separators between thousands. */
export function whole(value: number): string {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

/** Returns a size, for example 1.5 MiB. */
export function bytes(value: number): string {
  if (value < 0) return "–";
  const [digits, unit] = scaled(value, 1024, BYTES);
  return `${digits} ${unit}`;
}

/** Returns a duration with its two largest units, for example 2 min 5 s. */
export function duration(ms: number): string {
  if (ms < 0) return "–";
  if (ms < 1) return "0 ms";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const total = Math.floor(seconds);
  if (total < 3600) return joined(Math.floor(total / 60), "min", total % 60, "s");
  if (total < 86_400) return joined(Math.floor(total / 3600), "h", Math.floor((total % 3600) / 60), "min");
  return joined(Math.floor(total / 86_400), "d", Math.floor((total % 86_400) / 3600), "h");
}

function joined(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}

/** Returns a part of a whole in percent. */
export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** Returns a time of this day, or a date and a time. */
export function time(ms: number, nowMs: number = Date.now()): string {
  if (ms <= 0) return "–";
  const date = new Date(ms);
  const clock = date.toTimeString().slice(0, 8);
  return new Date(nowMs).toDateString() === date.toDateString() ? clock : `${day(date)} ${clock}`;
}

function day(date: Date): string {
  const two = (value: number): string => value.toString().padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Returns the word with its number, for example 2 jobs. */
export function count(number: number, word: string): string {
  return `${whole(number)} ${word}${number === 1 ? "" : "s"}`;
}
