// Measures how long a demo takes until its console shows live data in a browser that is already open.
// Usage: node first-data.mjs [--rounds N] [--browser] COMMAND ARGUMENT… with the environment variable CHROMIUM.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch, Visitor } from "./browser.mjs";
import { pause } from "./cluster.mjs";

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, browser: { type: "boolean", default: false } },
  allowPositionals: true,
});
const ADDRESS = /console: (http:\S+)/;
const POLL_MS = 20;
const BOUND_MS = 60_000;

/** Returns the address of the console when the program prints it. */
function printed(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stderr.on("data", (part) => {
      text += part;
      const found = ADDRESS.exec(text);
      if (found) resolve(found[1]);
    });
    child.on("exit", () => reject(new Error(`the program printed no address:\n${text}`)));
  });
}

/** Asks until a job reads records. */
async function live(address) {
  const end = Date.now() + BOUND_MS;
  while (Date.now() < end) {
    const state = await (await fetch(`${address}/v1/live`)).json();
    if (state.jobs.some((job) => job["rate-in"] > 0)) return;
    await pause(POLL_MS);
  }
  throw new Error("no job reads records");
}

async function measure(browser, directory) {
  const visitor = browser && (await Visitor.open(browser, "about:blank"));
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const [program, ...args] = positionals;
  const child = spawn(program, args, { cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
  try {
    const address = await printed(child);
    const seen = { address: since() };
    if (visitor) {
      visitor.address = `${address}/`;
      await visitor.go("", "[1-9][0-9.]*[\\u00a0 ]?[kM]?/s");
      seen.page = since();
    } else {
      await live(address);
      seen.live = since();
    }
    return seen;
  } finally {
    await visitor?.close();
    child.kill("SIGKILL");
    await new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once("exit", resolve) : resolve()));
  }
}

const browser = values.browser ? await launch(process.env.CHROMIUM) : null;
const directory = mkdtempSync(join(tmpdir(), "millrace-first-data-"));
for (let round = 0; round < Number(values.rounds); round++) console.log(JSON.stringify(await measure(browser, directory)));
await browser?.close();
rmSync(directory, { recursive: true, force: true });
