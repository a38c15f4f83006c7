import { effect, signal } from "@preact/signals";
import { get, session } from "./client";
import { parse } from "./names";
import type { Cluster, LiveJob } from "./types";

/** Is the newest state of all jobs; null before the first answer. */
export const cluster = signal<Cluster | null>(null);

/** Is the newest state of the watched job; null before the first answer. */
export const liveJob = signal<LiveJob | null>(null);

/** Says why the watched job is not there any more; null if it is there. */
export const jobGone = signal<string | null>(null);

/** Says how data arrives. */
export const connection = signal<"connecting" | "live" | "polling" | "lost">("connecting");

const watched = signal<string | null>(null);

const POLL_MS = 2_000;
const RETRY_MS = 10_000;

/** Watches a job in addition to the list of jobs; null for none. */
export function watchJob(id: string | null): void {
  if (watched.value === id) return;
  liveJob.value = null;
  jobGone.value = null;
  watched.value = id;
}

/** Receives events of the server, and polls while that is impossible. */
class Feed {
  private source: EventSource | null = null;
  private timer = 0;
  private retry = 0;
  private isOver = false;

  constructor(private readonly job: string | null) {
    this.listen();
  }

  private listen(): void {
    if (this.isOver) return;
    const source = new EventSource("v1/events" + (this.job ? `?job=${encodeURIComponent(this.job)}` : ""));
    this.source = source;
    source.addEventListener("open", () => {
      connection.value = "live";
      window.clearTimeout(this.timer);
    });
    source.addEventListener("cluster", (event) => this.take((event as MessageEvent<string>).data, cluster));
    source.addEventListener("job", (event) => this.take((event as MessageEvent<string>).data, liveJob));
    source.addEventListener("job-gone", (event) => {
      jobGone.value = (JSON.parse((event as MessageEvent<string>).data) as { why: string }).why;
    });
    source.addEventListener("error", () => {
      source.close();
      if (this.isOver) return;
      window.clearTimeout(this.timer);
      void this.poll();
      window.clearTimeout(this.retry);
      this.retry = window.setTimeout(() => this.listen(), RETRY_MS);
    });
  }

  private take<T>(text: string, into: { value: T | null }): void {
    connection.value = "live";
    into.value = parse<T>(text);
  }

  private async poll(): Promise<void> {
    try {
      const [all, one] = await Promise.all([
        get<Cluster>("/live"),
        this.job ? get<LiveJob>(`/jobs/${this.job}/live`) : Promise.resolve(null),
      ]);
      if (this.isOver) return;
      cluster.value = all;
      if (one) liveJob.value = one;
      if (connection.value === "lost") this.reconnect();
      connection.value = "polling";
    } catch {
      if (!this.isOver) connection.value = "lost";
    }
    if (!this.isOver) this.timer = window.setTimeout(() => void this.poll(), POLL_MS);
  }

  /** Opens the stream at once when the server answers again. */
  private reconnect(): void {
    window.clearTimeout(this.retry);
    this.source?.close();
    this.listen();
  }

  close(): void {
    this.isOver = true;
    this.source?.close();
    window.clearTimeout(this.timer);
    window.clearTimeout(this.retry);
  }
}

/** Starts to receive data whenever somebody is logged in. */
export function startLive(): void {
  effect(() => {
    if (!session.value) return undefined;
    const feed = new Feed(watched.value);
    return () => feed.close();
  });
}
