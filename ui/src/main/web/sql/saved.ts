const KEY = "millrace.sql.saved";
const MOST = 100;

/** Is a query that this browser keeps. */
export interface SavedQuery {
  name: string;
  text: string;
}

/** Returns the saved queries; none if the browser stores nothing. */
export function savedQueries(): SavedQuery[] {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(found)) return [];
    return found.filter((each): each is SavedQuery => typeof each?.name === "string" && typeof each?.text === "string");
  } catch {
    return [];
  }
}

/** Saves a query under a name and returns all. An empty text removes the query. */
export function saveQuery(name: string, text: string): SavedQuery[] {
  const others = savedQueries().filter((each) => each.name !== name);
  const all = (text === "" ? others : [{ name, text }, ...others]).slice(0, MOST);
  try {
    window.localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // The browser stores nothing; the list lasts until the page is loaded again.
  }
  return all;
}
