import { signal } from "@preact/signals";

interface Toast {
  id: number;
  kind: "good" | "bad" | "warn";
  text: string;
}

const MOST = 4;
const GOOD_MS = 8_000;
const toasts = signal<Toast[]>([]);
let next = 0;

/** Shows a message at the edge of the page. Good news disappears by itself. */
export function tell(kind: Toast["kind"], text: string): void {
  const id = next++;
  toasts.value = [...toasts.value, { id, kind, text }].slice(-MOST);
  if (kind === "good") window.setTimeout(() => forget(id), GOOD_MS);
}

function forget(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map((each) => (
        <div key={each.id} class={`note ${each.kind}`}>
          <span class="wrap">{each.text}</span>
          <button class="plain" aria-label="Close this message" onClick={() => forget(each.id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
