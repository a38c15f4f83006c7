const HYPHENED = /^[a-z]+(-[a-z]+)+$/;

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Objects whose keys are data of users and not names of fields. */
const DATA = new Set(["user-config"]);

/** Returns an answer with the names of its fields as in TypeScript: start-time becomes startTime. */
export function fields(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fields);
  if (json === null || typeof json !== "object") return json;
  const named: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json))
    named[HYPHENED.test(key) && !DATA.has(key) ? camel(key) : key] = DATA.has(key) ? value : fields(value);
  return named;
}

/** Parses a text and returns it like fields. */
export function parse<T>(text: string): T {
  return fields(JSON.parse(text)) as T;
}
