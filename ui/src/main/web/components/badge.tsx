const KINDS: Record<string, string> = {
  RUNNING: "good",
  FINISHED: "accent",
  COMPLETED: "good",
  FAILED: "bad",
  FAILING: "bad",
  RESTARTING: "warn",
  CREATED: "warn",
  SCHEDULED: "warn",
  DEPLOYING: "warn",
  INITIALIZING: "warn",
  CANCELLING: "warn",
  CANCELING: "warn",
  IN_PROGRESS: "warn",
};

/** Shows a state as a word with a colour. */
export function StateBadge({ state }: { state: string }) {
  return <span class={`badge ${KINDS[state] ?? ""}`}>{state.toLowerCase().replace(/_/g, " ")}</span>;
}
