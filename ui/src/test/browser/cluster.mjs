// Starts a coordinator and workers in processes of their own, and asks them over HTTP.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const LOOK_MS = 100;
const JVM = [
  "-XX:+UseSerialGC",
  "-XX:TieredStopAtLevel=1",
  "-Xmx512m",
  "--enable-native-access=ALL-UNNAMED",
  "--sun-misc-unsafe-memory-access=allow",
];

/** Returns after a time. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until an answer is true, and returns it. Fails after a time. */
export async function until(what, condition, boundMs = 90_000) {
  const end = Date.now() + boundMs;
  let why = "";
  while (Date.now() < end) {
    try {
      const answer = await condition();
      if (answer) return answer;
    } catch (failed) {
      why = `: ${failed.message}`;
    }
    await pause(LOOK_MS);
  }
  throw new Error(`waited in vain for ${what}${why}`);
}

/** Returns a port that is free at this moment. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a process of Millrace whose output goes to a file. */
function start(java, classPath, directory, name, args) {
  const out = openSync(join(directory, `${name}.out`), "a");
  return spawn(java, [...JVM, "-cp", classPath, "dev.millrace.cli.Main", ...args], { stdio: ["ignore", out, out] });
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Is a cluster with users of the three roles. Their tokens are in `tokens`. */
export class Cluster {
  static roles = { vera: "read", otto: "operate", ada: "admin" };

  constructor(directory, { java, classPath, slots = 6, workers = 2, settings = {} }) {
    Object.assign(this, { directory, java, classPath, slots, settings });
    this.names = Array.from({ length: workers }, (_, index) => `worker-${index + 1}`);
    this.tokens = {};
    this.workers = new Map();
    mkdirSync(directory, { recursive: true });
  }

  async start() {
    this.port = await freePort();
    this.callPort = await freePort();
    this.users = join(this.directory, "users");
    for (const [name, role] of Object.entries(Cluster.roles)) this.tokens[name] = this.#user(name, role);
    this.startCoordinator();
    for (const name of this.names) this.startWorker(name);
    await this.ready();
  }

  #user(name, role) {
    const made = spawnSync(
      this.java,
      [...JVM, "-cp", this.classPath, "dev.millrace.cli.Main", "user", "add", name, "--role", role, "--token", "--file", this.users],
      { encoding: "utf8" },
    );
    const token = made.stdout.trim().split(/\s+/).pop();
    if (made.status !== 0 || !token) throw new Error(`no user ${name}: ${made.stderr}`);
    return token;
  }

  startCoordinator() {
    const options = {
      "rest.auth.users": this.users,
      "rest.flamegraph.enabled": "true",
      "rest.profiling.enabled": "true",
      "execution.checkpointing.dir": `file://${join(this.directory, "checkpoints")}`,
      "execution.checkpointing.savepoint-dir": `file://${join(this.directory, "savepoints")}`,
      "jobmanager.archive.fs.dir": `file://${join(this.directory, "archives")}`,
      ...this.settings,
    };
    this.coordinator = start(this.java, this.classPath, this.directory, "coordinator", [
      "coordinator",
      ...["--port", this.port, "--call-port", this.callPort, "--jar-dir", join(this.directory, "jars")].map(String),
      ...["--log-dir", join(this.directory, "logs")],
      ...Object.entries(options).flatMap(([key, value]) => ["-D", `${key}=${value}`]),
    ]);
  }

  startWorker(name) {
    this.workers.set(
      name,
      start(this.java, this.classPath, this.directory, name, [
        ...["worker", "--coordinator", `127.0.0.1:${this.callPort}`, "--name", name, "--slots", String(this.slots)],
        ...["--dir", join(this.directory, name), "--log-dir", join(this.directory, `${name}-logs`)],
        ...["-D", `execution.checkpointing.dir=file://${join(this.directory, "checkpoints")}`],
      ]),
    );
  }

  /** Starts a history server for the archives of the cluster, and returns its address. */
  async startHistory() {
    const port = await freePort();
    const options = { "historyserver.archive.fs.refresh-interval": "200 ms", "historyserver.web.tmpdir": this.directory };
    const child = start(this.java, this.classPath, this.directory, "history", [
      ...["historyserver", "--archive-dir", `file://${join(this.directory, "archives")}`, "--port", String(port)],
      ...Object.entries(options).flatMap(([key, value]) => ["-D", `${key}=${value}`]),
    ]);
    this.workers.set("history", child);
    return `http://127.0.0.1:${port}/`;
  }

  get address() {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Waits until all workers are connected. */
  async ready() {
    await until("the workers", async () => (await this.get("/overview")).taskmanagers === this.names.length);
  }

  async ask(method, path, body, token = this.tokens.ada) {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.address}v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && !isForm ? { "Content-Type": "application/json" } : {}) },
      body: body && !isForm ? JSON.stringify(body) : body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : null;
  }

  get(path) {
    return this.ask("GET", path);
  }

  /** Uploads a jar under a name, and returns its id. */
  async upload(jar, name) {
    const form = new FormData();
    form.append("jarfile", new Blob([readFileSync(jar)]), name);
    const answer = await this.ask("POST", "/jars/upload", form);
    return answer.filename.split("/").pop();
  }

  /** Starts a job and returns its id. */
  async run(jar, ...args) {
    return (await this.ask("POST", `/jars/${encodeURIComponent(jar)}/run`, { programArgsList: args })).jobid;
  }

  job(id) {
    return this.get(`/jobs/${id}`);
  }

  /** Ends the coordinator at once, as a crash does. */
  async killCoordinator() {
    this.coordinator.kill("SIGKILL");
    await ended(this.coordinator);
  }

  async close() {
    const all = [this.coordinator, ...this.workers.values()].filter(Boolean);
    for (const each of all) each.kill("SIGKILL");
    await Promise.all(all.map(ended));
    rmSync(this.directory, { recursive: true, force: true });
  }
}
