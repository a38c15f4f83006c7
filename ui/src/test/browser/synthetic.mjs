// Answers the console's requests about a large cluster that does not exist.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SITE = join(dirname(fileURLToPath(import.meta.url)), "../../../target/classes/dev/millrace/ui");
const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src 'self'";
const STATES = { created: 0, running: 64, finished: 0 };

const hex = (number) => number.toString(16).padStart(32, "0");
const wave = (tick, phase) => 0.5 + 0.45 * Math.sin((tick + phase) / 7);

/** Is a cluster with many jobs, one of which has many vertices and subtasks. */
export class Synthetic {
  constructor({ jobs = 1_000, vertices = 200, subtasks = 64, eventMs = 100, clusterMs = 500 } = {}) {
    Object.assign(this, { jobs, vertices, subtasks, eventMs, clusterMs });
    this.tick = 0;
    this.sent = 0;
    this.refusesEvents = false;
    this.streams = new Set();
    this.job = hex(1);
    this.vertex = (index) => hex(10_000 + index);
    this.began = Date.now() - 3_600_000;
  }

  async start() {
    this.server = createServer((request, response) => this.#answer(request, response));
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.address = `http://127.0.0.1:${this.server.address().port}/`;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Ends all streams of events, and refuses new ones, as a proxy may do that knows no streams. */
  breakStreams() {
    this.refusesEvents = true;
    for (const each of this.streams) each.destroy();
  }

  #answer(request, response) {
    const url = new URL(request.url, this.address);
    if (!url.pathname.startsWith("/v1/")) return this.#file(url.pathname, response);
    const path = url.pathname.slice(3);
    if (path === "/events" && this.refusesEvents) {
      response.writeHead(503);
      return response.end();
    }
    if (path === "/events") return this.#events(url.searchParams.get("job"), request, response);
    const found = this.#json(path);
    response.writeHead(found ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(found ?? { errors: [`nothing is known of ${path}`] }));
  }

  #file(path, response) {
    const file = join(SITE, path === "/" ? "index.html" : path);
    if (!existsSync(file)) {
      response.writeHead(404);
      response.end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[file.split(".").pop()] ?? "text/plain", "Content-Security-Policy": POLICY });
    createReadStream(file).pipe(response);
  }

  #events(job, request, response) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const send = (name, data) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    send("cluster", this.#cluster());
    const cluster = setInterval(() => send("cluster", this.#cluster()), this.clusterMs);
    const one = setInterval(() => {
      this.tick++;
      this.sent++;
      if (job) send("job", this.#live());
    }, this.eventMs);
    this.streams.add(response);
    request.on("close", () => {
      this.streams.delete(response);
      clearInterval(cluster);
      clearInterval(one);
    });
  }

  #json(path) {
    if (path === "/session") return { name: "-", role: "admin", isAuthenticated: false, takesJars: true, isHistory: false, hasSql: false, millraceVersion: "test" };
    if (path === "/live") return this.#cluster();
    if (path === `/jobs/${this.job}`) return this.#details();
    if (path === `/jobs/${this.job}/live`) {
      this.tick++;
      return this.#live();
    }
    if (/\/vertices\/[0-9a-f]+\/live$/.test(path)) return this.#ofVertex();
    return null;
  }

  #cluster() {
    const now = Date.now();
    const jobs = Array.from({ length: this.jobs }, (_, index) => ({
      jid: hex(index + 1),
      name: `job number ${index}`,
      state: index % 50 === 49 ? "FINISHED" : "RUNNING",
      jobType: "STREAMING",
      startTime: this.began,
      endTime: index % 50 === 49 ? now - 1000 : -1,
      duration: now - this.began,
      tasks: STATES,
      rateIn: 1e5 * wave(this.tick, index),
      rateOut: 9e4 * wave(this.tick, index),
      lag: 100 * wave(this.tick, index),
      checkpointInterval: 10_000,
      checkpoint: { id: this.tick, completed: now - 500, duration: 40, bytes: 1e6, isSavepoint: false },
      checkpointsFailed: 0,
      failures: 0,
      verdict: { kind: "keeps-up", vertex: null, sentence: "The job keeps up with its input." },
    }));
    const overview = { taskmanagers: 100, slotsTotal: 6_400, slotsAvailable: 0, jobsRunning: 980, jobsFinished: 20, jobsCancelled: 0, jobsFailed: 0 };
    return { now, overview, jobs };
  }

  #live() {
    const now = Date.now();
    const vertices = Array.from({ length: this.vertices }, (_, index) => {
      const busy = wave(this.tick, index);
      return {
        id: this.vertex(index),
        state: "RUNNING",
        parallelism: this.subtasks,
        tasks: STATES,
        rateIn: 1e6 * busy,
        rateOut: 9e5 * busy,
        totalIn: this.tick * 1000 + index,
        totalOut: this.tick * 900 + index,
        busy,
        idle: 1 - busy,
        backPressured: 0,
        busyMax: busy,
        backPressuredMax: 0,
        skew: 1,
        watermark: now - 1000,
        lag: 1000 * busy,
        slowest: 3,
        late: 0,
      };
    });
    const verdict = { kind: "keeps-up", vertex: this.vertex(3), sentence: `The job keeps up with its input (event ${this.tick}).` };
    const heldBack = { vertex: this.vertex(0), name: "operator number 0", subtask: 3, split: "split-3", watermark: now - 1000, behind: this.tick % 700 };
    return { jid: this.job, name: "job number 0", state: "RUNNING", now, seconds: 5, startTime: this.began, duration: now - this.began, rateIn: 1e6, rateOut: 1e6, lag: 900, verdict, heldBack, vertices };
  }

  /** Each vertex reads from one or two earlier ones, so that the graph is wide and deep. */
  #inputs(index) {
    const from = index < 10 ? [] : index % 3 === 0 ? [index - 10, index - 7] : [index - 10];
    return from.map((each, num) => ({ num, id: this.vertex(each), ship_strategy: "HASH" }));
  }

  #details() {
    const now = Date.now();
    const ids = Array.from({ length: this.vertices }, (_, index) => index);
    return {
      jid: this.job,
      name: "job number 0",
      state: "RUNNING",
      schedulerType: "Default",
      jobType: "STREAMING",
      startTime: this.began,
      endTime: -1,
      duration: now - this.began,
      now,
      timestamps: {},
      vertices: ids.map((index) => ({
        id: this.vertex(index),
        name: `operator number ${index}`,
        parallelism: this.subtasks,
        maxParallelism: 128,
        status: "RUNNING",
        startTime: this.began,
        endTime: -1,
        duration: now - this.began,
      })),
      plan: {
        nodes: ids.map((index) => ({ id: this.vertex(index), parallelism: this.subtasks, description: `operator number ${index}`, inputs: this.#inputs(index) })),
      },
    };
  }

  #ofVertex() {
    const now = Date.now();
    const subtasks = Array.from({ length: this.subtasks }, (_, index) => {
      const busy = wave(this.tick, index);
      return {
        subtask: index,
        state: "RUNNING",
        attempt: 0,
        endpoint: "host:1",
        worker: `worker-${index}`,
        startTime: this.began,
        rateIn: 1e4 * busy,
        rateOut: 1e4 * busy,
        totalIn: 1,
        totalOut: 1,
        busy,
        idle: 1 - busy,
        backPressured: 0,
        watermark: now - 1000,
        slowSplit: null,
        splits: 0,
        late: 0,
      };
    });
    return { id: this.vertex(3), name: "operator number 3", now, subtasks };
  }
}
