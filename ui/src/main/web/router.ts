import { signal } from "@preact/signals";

/** Returns the parts of an address behind `#/`. A part that is not encoded correctly stays as it is. */
export function parts(hash: string): string[] {
  return hash
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((part) => part !== "")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

/** Returns the address of a page. */
export function to(...path: (string | number)[]): string {
  return "#/" + path.map((part) => encodeURIComponent(String(part))).join("/");
}

/** Is the address of the shown page, in parts. */
export const route = signal<string[]>(parts(window.location.hash));

window.addEventListener("hashchange", () => {
  route.value = parts(window.location.hash);
});
