// Puts the steps of the tour in order.
import { actions } from "./actions.mjs";
import { Visitor } from "./browser.mjs";
import { history } from "./history.mjs";
import { sql } from "./sql.mjs";
import { dialog, unreachable } from "./keyboard.mjs";
import { losses } from "./losses.mjs";
import { check, pagesOf, SHORT } from "./pages.mjs";

const ROLES = ["vera", "otto", "ada"];
const PHONE = { width: 390, height: 844 };

/** Opens the console as a user. */
export async function enter({ browser, cluster }, name, options) {
  const visitor = await Visitor.open(browser, cluster.address, options);
  visitor.allowsFailures = true;
  await visitor.logIn(cluster.tokens[name]);
  visitor.allowsFailures = false;
  visitor.take();
  return visitor;
}

/** Visits the overview, a job and a dialog. */
export async function shortTour(tour) {
  const { report, jobs } = tour;
  const visitor = await enter(tour, "otto");
  const pages = pagesOf({ ...jobs, pressed: jobs.running, failing: jobs.running, failed: jobs.running, finished: jobs.running, hostile: jobs.running });
  for (const page of pages.filter(([name]) => SHORT.has(name))) await report.step(page[0], () => check(visitor, page));
  await report.step("dialog", () => dialog(visitor.page, "Savepoint", () => visitor.axe()));
  await visitor.page.setViewportSize(PHONE);
  await report.step("overview on a phone", () => check(visitor, pages[0], { axe: false, phone: true }));
  await visitor.close();
}

/** Visits all pages in all roles and themes, acts, and interrupts the cluster. */
export async function fullTour(tour) {
  const { report, jobs } = tour;
  const pages = pagesOf(jobs);
  for (const name of ROLES) await roleTour(tour, name, pages);
  const visitor = await enter(tour, "ada");
  for (const page of pages) await report.step(`keyboard ${page[0]}`, async () => [...(await check(visitor, page, { axe: false })), ...(await unreachable(visitor.page))]);
  for (const page of pages)
    await report.step(`reload ${page[0]}`, async () => {
      await visitor.go(page[1], page[2]);
      await visitor.page.reload();
      await visitor.sees(page[2]);
      return visitor.take();
    });
  await visitor.close();
  await actions(tour);
  await sql(tour);
  await history(tour);
  await losses(tour);
}

async function roleTour(tour, name, pages) {
  const light = await enter(tour, name);
  const dark = await enter(tour, name, { dark: true, ...PHONE });
  for (const page of pages) {
    await tour.report.step(`${name} ${page[0]} light`, () => check(light, page));
    await tour.report.step(`${name} ${page[0]} dark, on a phone`, () => check(dark, page, { phone: true }));
  }
  await light.close();
  await dark.close();
}
