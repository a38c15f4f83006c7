import { useRef } from "preact/hooks";

/** Returns a function that stays the same, and calls the newest one. */
export function useLatest(act: () => void): () => void {
  const newest = useRef(act);
  newest.current = act;
  return useRef(() => newest.current()).current;
}

/** Returns a listener that acts like the one of a button: on Enter and on the space bar. */
export function pressed(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  };
}
