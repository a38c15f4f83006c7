// Opens the console on a large synthetic cluster, and measures frames, long tasks and the heap while events arrive ten
// times as fast as usual. Usage: node scale.mjs [--seconds N] with the environment variable CHROMIUM.
import { parseArgs } from "node:util";
import { launch, Visitor } from "./browser.mjs";
import { pause } from "./cluster.mjs";
import { Report } from "./report.mjs";
import { Synthetic } from "./synthetic.mjs";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "20" }, jar: { type: "string" } } });
const WARM_MS = 8_000;
/** A page that stays open may keep a history of its charts, but nothing for each event. */
const HEAP_GROWTH_MAX = 1.25;
const HEAP_SLACK = 4 << 20;
const NODES_SLACK = 200;

const report = new Report();
const synthetic = new Synthetic();
await synthetic.start();
const browser = await launch(process.env.CHROMIUM);

function watchFrames() {
  const seen = { frames: [], tasks: [] };
  window.seen = seen;
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: "longtask" });
}

/** Returns the longest task of the page's thread in ms: by the clock, and in processor time. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const pages = new Set(traceEvents.filter((each) => each.name === "thread_name" && each.args.name === "CrRendererMain").map((each) => `${each.pid} ${each.tid}`));
  const tasks = traceEvents.filter((each) => each.ph === "X" && pages.has(`${each.pid} ${each.tid}`));
  const most = (part) => Math.round(tasks.reduce((longest, each) => Math.max(longest, each[part] ?? 0), 0) / 1000);
  return { clock: most("dur"), processor: most("tdur") };
}

async function memory(page, devtools) {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return { heap: usedSize, nodes: await page.evaluate(() => document.querySelectorAll("*").length) };
}

async function measure(name, path, text) {
  const visitor = await Visitor.open(browser, synthetic.address);
  const { page } = visitor;
  const devtools = await page.context().newCDPSession(page);
  await page.addInitScript(watchFrames);
  await page.goto(`${synthetic.address}#/${path}`);
  await visitor.sees(text);
  await pause(WARM_MS);
  const before = await memory(page, devtools);
  await page.evaluate(() => {
    window.seen.frames.length = 0;
    window.seen.tasks.length = 0;
  });
  const sent = synthetic.sent;
  await browser.startTracing(page, { categories: ["toplevel"] });
  await pause(Number(values.seconds) * 1000);
  const longest = longestTask(await browser.stopTracing());
  const seen = await page.evaluate(() => ({ frames: [...window.seen.frames], tasks: [...window.seen.tasks] }));
  const events = synthetic.sent - sent;
  const after = await memory(page, devtools);
  const frames = seen.frames.sort((a, b) => a - b);
  const at = (part) => Math.round(frames[Math.min(frames.length - 1, Math.floor(frames.length * part))]);
  const mib = (bytes) => Math.round((bytes / (1 << 20)) * 10) / 10;
  console.log(
    JSON.stringify({
      page: name,
      events,
      frames: frames.length,
      frameP50: at(0.5),
      frameP99: at(0.99),
      frameMax: Math.round(frames.at(-1)),
      framesOver100: frames.filter((each) => each > 100).length,
      longTasks: seen.tasks.length,
      longestTask: longest.clock,
      longestTaskProcessor: longest.processor,
      heapBeforeMiB: mib(before.heap),
      heapAfterMiB: mib(after.heap),
      nodes: after.nodes,
    }),
  );
  const faults = visitor.take();
  if (after.heap > before.heap * HEAP_GROWTH_MAX + HEAP_SLACK) faults.push(`the heap grows from ${mib(before.heap)} to ${mib(after.heap)} MiB`);
  if (after.nodes > before.nodes + NODES_SLACK) faults.push(`the page grows from ${before.nodes} to ${after.nodes} elements`);
  await visitor.close();
  return faults;
}

await report.step("1000 jobs on the overview", () => measure("overview", "", "job number 12"));
await report.step("200 vertices", () => measure("graph", `jobs/${synthetic.job}`, "operator number 42"));
await report.step("200 vertices and 64 subtasks", () => measure("subtasks", `jobs/${synthetic.job}/graph/${synthetic.vertex(3)}`, "worker-|host:1"));
await report.step("1000 jobs can be searched", async () => {
  const visitor = await Visitor.open(browser, synthetic.address);
  await visitor.go("", "job number 12");
  await visitor.page.getByLabel("Filter: Running jobs").fill("job number 977");
  await visitor.page.getByRole("link", { name: "job number 977" }).waitFor();
  const faults = visitor.take();
  await visitor.close();
  return faults;
});
await report.step("the console polls while no stream of events is possible", async () => {
  const visitor = await Visitor.open(browser, synthetic.address);
  await visitor.go(`jobs/${synthetic.job}`, "live[^]*event [0-9]+");
  visitor.allowsFailures = true;
  const shown = async () => Number((/event ([0-9]+)/.exec(await visitor.page.evaluate(() => document.body.innerText)) ?? [])[1]);
  synthetic.breakStreams();
  await visitor.sees("updates every 2 s");
  const before = await shown();
  await visitor.page.waitForFunction((last) => Number((/event ([0-9]+)/.exec(document.body.innerText) ?? [])[1]) > last, before);
  synthetic.refusesEvents = false;
  await visitor.sees("live[^]*event [0-9]+");
  const faults = visitor.take();
  await visitor.close();
  return faults;
});
await browser.close();
synthetic.close();
process.exit(report.end());
