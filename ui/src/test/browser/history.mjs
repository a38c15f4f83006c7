// Visits the pages of a history server, which knows only jobs that have ended.
import { Visitor } from "./browser.mjs";
import { until } from "./cluster.mjs";
import { check } from "./pages.mjs";

const PHONE = { width: 390, height: 844 };

/** Starts a history server and visits its pages. */
export async function history(tour) {
  const { report, cluster, browser, jobs } = tour;
  const { finished, failed } = jobs;
  const address = await cluster.startHistory();
  await until("the archives", async () => {
    const known = await (await fetch(`${address}v1/jobs`)).json();
    return [finished.id, failed.id].every((id) => known.jobs.some((job) => job.id === id));
  });
  const pages = [
    ["overview", "", "This is a history server[^]*nightly import"],
    ["finished", `jobs/${finished.id}`, "has finished[^]*Operators"],
    ["operator", `jobs/${finished.id}/graph/${finished.vertices[0].id}`, "Share of input"],
    ["exceptions", `jobs/${failed.id}/exceptions`, "is closed"],
    ["checkpoints", `jobs/${finished.id}/checkpoints`, "checkpoint"],
    ["timeline", `jobs/${failed.id}/timeline`, "Attempts of the job"],
    ["settings", `jobs/${finished.id}/settings`, "Parallelism"],
  ];
  const light = await Visitor.open(browser, address);
  const dark = await Visitor.open(browser, address, { dark: true, ...PHONE });
  for (const page of pages) {
    await report.step(`history ${page[0]} light`, () => check(light, page));
    await report.step(`history ${page[0]} dark, on a phone`, () => check(dark, page, { phone: true }));
  }
  await light.close();
  await dark.close();
}
