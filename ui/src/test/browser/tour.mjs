// Visits every page of the console on a real cluster. Usage: node tour.mjs --jar JAR [--short] [--only STEP]
// [--pictures DIRECTORY] with the environment variables JAVA, CLASS_PATH and CHROMIUM.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { Cluster } from "./cluster.mjs";
import { DECENT, startJobs } from "./jobs.mjs";
import { pictures } from "./pictures.mjs";
import { Report } from "./report.mjs";
import { fullTour, shortTour } from "./steps.mjs";

const { values } = parseArgs({
  options: {
    jar: { type: "string" },
    short: { type: "boolean", default: false },
    only: { type: "string" },
    pictures: { type: "string" },
  },
});

const report = new Report(values.only);
const cluster = new Cluster(mkdtempSync(join(tmpdir(), "millrace-tour-")), {
  java: process.env.JAVA,
  classPath: process.env.CLASS_PATH,
  ...(values.short ? { workers: 1, slots: 4 } : {}),
});
process.on("SIGTERM", () => void cluster.close().then(() => process.exit(1)));
let browser = null;
let status = 1;
try {
  [browser] = await Promise.all([launch(process.env.CHROMIUM), cluster.start()]);
  const jar = await cluster.upload(values.jar, "tour.jar");
  const jobs = await startJobs(cluster, jar, values.short ? ["running"] : values.pictures ? DECENT : undefined);
  console.log(`the cluster and its jobs run after ${Date.now() - report.began} ms at ${cluster.address}`);
  const tour = values.short ? shortTour : values.pictures ? pictures : fullTour;
  await tour({ report, cluster, browser, jobs, jar, jarBytes: () => readFileSync(values.jar), directory: values.pictures });
  status = report.end();
} catch (failed) {
  console.log(`the tour ended early: ${failed.stack}`);
} finally {
  await browser?.close();
  await cluster.close();
}
process.exit(status);
