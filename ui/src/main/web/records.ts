/** Is a sampled record as the server sends it. */
export interface SampledRecord {
  subtask: number;
  from: string;
  timestamp: number | null;
  type: string;
  /** Names the columns of a row; it is empty for other records. */
  columns: string[];
  text: string;
  isCut: boolean;
}

/** Is a record with its parts, in the order of arrival. */
export interface ShownRecord extends SampledRecord {
  number: number;
  /** Is the time at which the console has received it. */
  seen: number;
  fields: [string, string][] | null;
}

export const KINDS = ["+I", "-U", "+U", "-D"];

/** Returns the parts of a record whose text is a JSON object, or a row of SQL; null for other texts. */
export function fieldsOf(record: SampledRecord): [string, string][] | null {
  if (record.isCut) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(record.text);
  } catch {
    return null;
  }
  if (record.type === "row" && Array.isArray(parsed))
    return parsed.map((value, index) => [index === 0 ? "op" : (record.columns[index - 1] ?? `column ${index}`), plain(value)] as [string, string]);
  if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed)) return null;
  return Object.entries(parsed).map(([name, value]) => [name, plain(value)]);
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Returns the text of a record without the quotes of a JSON text. */
export function textOf(record: SampledRecord): string {
  if (record.isCut) return record.text.replace(/^"/, "") + "…";
  try {
    const parsed: unknown = JSON.parse(record.text);
    return plain(parsed);
  } catch {
    return record.text;
  }
}

/** Returns the names of the columns if all records have the same few parts; null otherwise. */
export function columnsOf(records: ShownRecord[], most: number): string[] | null {
  const first = records[0]?.fields;
  if (!first || first.length > most) return null;
  const names = first.map(([name]) => name);
  const isSame = records.every((each) => each.fields?.length === names.length && each.fields.every(([name], index) => name === names[index]));
  return isSame ? names : null;
}

/** Puts new records before the known ones, and forgets the oldest. */
export function merged(known: ShownRecord[], found: SampledRecord[], now: number, most: number): ShownRecord[] {
  const next = (known[0]?.number ?? 0) + 1;
  const fresh = found.map((each, index) => ({ ...each, number: next + index, seen: now, fields: fieldsOf(each) })).reverse();
  return [...fresh, ...known].slice(0, most);
}

/** Returns the records that contain a text, in any case. */
export function filtered(records: ShownRecord[], word: string): ShownRecord[] {
  const low = word.trim().toLowerCase();
  return low === "" ? records : records.filter((each) => each.text.toLowerCase().includes(low) || each.type.toLowerCase().includes(low));
}
