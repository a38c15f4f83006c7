// Takes the pictures of docs/ui.
import { join } from "node:path";
import { until, pause } from "./cluster.mjs";
import { enter } from "./steps.mjs";

/** The charts and the tables show something only after some time. */
const SEEN_MS = 20_000;
const DRAWN_MS = 3_500;
const WIDTH = 1280;
const HIGHEST = 1_200;
const SALES = `CREATE TEMPORARY TABLE orders (city INT, amount INT) WITH (
  'connector' = 'datagen', 'rows-per-second' = '20', 'fields.city.min' = '1', 'fields.city.max' = '8',
  'fields.amount.min' = '1', 'fields.amount.max' = '100');
SELECT city, COUNT(*) AS orders, SUM(amount) AS amount FROM orders GROUP BY city`;

/** Returns the pictures: a name, an address, a text that appears, and what to do first. */
function picturesOf({ running, pressed, failing, failed }) {
  const remember = running.vertex("remember");
  return [
    ["overview", "", "Records read"],
    ["job", `jobs/${pressed.id}`, "is the bottleneck"],
    ["subtasks", `jobs/${pressed.id}/graph/${pressed.vertex("pricing")}`, "Uneven: subtask"],
    ["flame", `jobs/${pressed.id}/graph/${pressed.vertex("pricing")}/flame`, "Most time is spent"],
    ["records", `jobs/${running.id}/graph/${remember}/records`, "customer-"],
    ["exceptions", `jobs/${failing.id}/exceptions`, "is closed"],
    ["failed", `jobs/${failed.id}`, "has failed"],
    ["timeline", `jobs/${failing.id}/timeline`, "attempts"],
    ["checkpoints", `jobs/${running.id}/checkpoints`, "is complete", (page) => page.getByRole("button", { name: /^▸/ }).nth(1).click()],
    ["settings", `jobs/${running.id}/settings`, "Accumulators[^]*orders"],
    ["doctor", "doctor", "Seen:"],
    ["workers", "workers", "worker-2[^]*MiB"],
    ["worker", "workers/worker-1", "Garbage collection"],
    ["logs", "workers/worker-1/logs", "Follow"],
    ["threads", "workers/worker-1/threads", "threads"],
    ["profiler", "workers/worker-1/profiler", "finished", null],
    ["coordinator", "coordinator", "Process[^]*Settings"],
    [
      "sql",
      "sql",
      "Ctrl",
      async (page) => {
        await page.getByLabel("SQL", { exact: true }).fill(SALES);
        await page.getByRole("button", { name: "Run", exact: true }).click();
        await page.waitForTimeout(4_000);
      },
    ],
    ["event-time", `jobs/${running.id}/graph/${running.vertex("shop")}`, "held back by the split shop-orders-2[^]*Slowest split"],
    ["submit", "submit", "tour\\.jar"],
    ["savepoint", `jobs/${running.id}`, "keeps up|no reserve|reads as fast", (page) => page.getByRole("button", { name: "Savepoint", exact: true }).click()],
    ["operator", `jobs/${running.id}/graph/${remember}`, "Share of input"],
  ];
}

/** Takes all pictures. */
export async function pictures(tour) {
  const { report, cluster, jobs, directory } = tour;
  await cluster.ask("POST", "/taskmanagers/worker-1/profiler", { mode: "CPU", duration: 2 });
  await pause(SEEN_MS);
  await until("the profile", async () => (await cluster.get("/taskmanagers/worker-1/profiler")).profilingList.some((each) => each.status === "FINISHED"));
  const visitor = await enter(tour, "ada", { width: WIDTH, height: 800 });
  const { page } = visitor;
  await visitor.go(`jobs/${jobs.running.id}`, "Operators");
  for (const [name, path, text, first] of picturesOf(jobs))
    await report.step(`picture ${name}`, async () => {
      await visitor.go(path, text);
      if (first) await first(page);
      await page.waitForTimeout(DRAWN_MS);
      if (name === "savepoint") {
        await page.screenshot({ path: join(directory, `${name}.png`) });
        await page.keyboard.press("Escape");
        return visitor.take();
      }
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width: WIDTH, height: Math.min(height, HIGHEST) };
      await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true, clip });
      await page.keyboard.press("Escape");
      return visitor.take();
    });
  await page.emulateMedia({ colorScheme: "dark" });
  await visitor.go("", "Records read");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(directory, "phone.png") });
  await visitor.close();
}
