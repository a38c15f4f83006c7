import { tell } from "../components/toasts";
import { ApiError, get, send } from "./client";

interface Progress {
  status: { id: string };
  operation: { location?: string | null; checkpointId?: number | null; failureCause?: { stackTrace: string } | null } | null;
}

const POLL_MS = 500;

/** Starts an operation and reports its end as a message; returns when the server has accepted it. */
export async function trigger(what: string, path: string, body: unknown, results: string): Promise<void> {
  const accepted = await send<{ requestId: string }>("POST", path, body);
  void follow(what, `${results}/${accepted.requestId}`);
}

async function follow(what: string, path: string): Promise<void> {
  try {
    for (;;) {
      const answer = await get<Progress>(path);
      if (answer.status.id === "COMPLETED") return report(what, answer);
      await new Promise((resolve) => window.setTimeout(resolve, POLL_MS));
    }
  } catch (failed) {
    tell("bad", `${what}: ${failed instanceof ApiError ? failed.message : String(failed)}`);
  }
}

function report(what: string, answer: Progress): void {
  const failure = answer.operation?.failureCause;
  if (failure) tell("bad", `${what} failed: ${failure.stackTrace.split("\n")[0] ?? ""}`);
  else if (answer.operation?.location) tell("warn", `${what} is complete: ${answer.operation.location}`);
  else tell("good", `${what} is complete.`);
}
