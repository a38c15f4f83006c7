// Does what the roles may do, and checks that others may not.
import { until } from "./cluster.mjs";
import { dialog } from "./keyboard.mjs";
import { enter } from "./steps.mjs";

const OF_JOB = ["Checkpoint", "Savepoint", "Stop", "Cancel"];

/** Confirms the open dialog. */
async function confirm(page, label) {
  await page.locator("dialog[open]").getByRole("button", { name: label, exact: true }).click();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
}

async function refused(visitor, path, text, labels) {
  await visitor.go(path, text);
  const faults = [];
  for (const label of labels) {
    const button = visitor.page.getByRole("button", { name: new RegExp(`^${label}\\b.*not possible`) }).first();
    if ((await button.count()) === 0) faults.push(`"${label}" is not disabled with a reason`);
    else if (!(await button.getAttribute("title"))?.includes("this needs")) faults.push(`"${label}" does not say which role it needs`);
    else {
      await button.focus();
      await visitor.page.keyboard.press("Enter");
    }
    if ((await visitor.page.locator("dialog[open]").count()) > 0) faults.push(`"${label}" opens a dialog`);
  }
  return [...faults, ...visitor.take()];
}

/** Does all actions of the console. */
export async function actions(tour) {
  const { report, cluster, jobs, jar } = tour;
  const viewer = await enter(tour, "vera");
  await report.step("vera may not act on jobs", () => refused(viewer, `jobs/${jobs.running.id}`, "keeps up|no reserve|reads", OF_JOB));
  await report.step("vera may not run programs", () => refused(viewer, "submit", "tour\\.jar", ["Run", "Delete"]));
  await report.step("vera may not end the cluster", () => refused(viewer, "coordinator", "Shut down", ["Shut down"]));
  await report.step("vera may not take profiles", () => refused(viewer, "workers/worker-1/profiler", "samples this process", ["Start"]));
  await viewer.close();
  const operator = await enter(tour, "otto");
  await operate(tour, operator);
  await report.step("otto may not delete programs", () => refused(operator, "submit", "tour\\.jar", ["Delete"]));
  await operator.close();
  const admin = await enter(tour, "ada");
  await report.step("ada uploads, runs and deletes a program", async () => {
    const { page } = admin;
    await admin.go("submit", "tour\\.jar");
    await page.locator("input[type=file]").setInputFiles({ name: "spare'\"<b>.jar", mimeType: "application/java-archive", buffer: tour.jarBytes() });
    await admin.sees("is uploaded");
    const row = page.getByRole("row", { name: /spare/ });
    await row.getByRole("button", { name: "Run" }).click();
    await page.getByLabel("Arguments").fill("finished 'a \"second\" name'");
    await page.locator("dialog[open]").getByRole("button", { name: "Run", exact: true }).click();
    await admin.sees('a "second" name');
    await admin.go("submit", "spare");
    await row.getByRole("button", { name: "Delete" }).click();
    await confirm(page, "Delete");
    await row.waitFor({ state: "detached" });
    return admin.take();
  });
  await report.step("ada leaves the shut-down dialog with Escape", async () => {
    await admin.go("coordinator", "Shut down");
    return [...(await dialog(admin.page, "Shut down", () => admin.axe())), ...admin.take()];
  });
  await admin.close();
  void jar;
  await until("the cluster", () => cluster.get("/overview"));
}

async function operate(tour, operator) {
  const { report, cluster, jobs, jar } = tour;
  const { page } = operator;
  const job = `jobs/${jobs.running.id}`;
  for (const label of ["Checkpoint", "Savepoint", "Stop", "Cancel"])
    await report.step(`otto leaves the dialog ${label} with Escape`, async () => {
      await operator.go(job, "Operators");
      return [...(await dialog(page, label, () => operator.axe())), ...operator.take()];
    });
  for (const [label, action, said] of [
    ["Checkpoint", "Take checkpoint", "The checkpoint is complete"],
    ["Savepoint", "Take savepoint", "The savepoint is complete: file:"],
  ])
    await report.step(`otto takes a ${label.toLowerCase()}`, async () => {
      await operator.go(job, "Operators");
      await page.getByRole("button", { name: label, exact: true }).click();
      await confirm(page, action);
      await operator.sees(said);
      return operator.take();
    });
  await report.step("otto resumes from a savepoint", async () => {
    await operator.go(`${job}/checkpoints`, "is complete");
    await page.getByRole("link", { name: /^Resume from savepoint/ }).first().click();
    await operator.sees("starts from the snapshot file:");
    await page.getByRole("row", { name: /tour/ }).first().getByRole("button", { name: "Run" }).click();
    await page.getByLabel("Arguments").fill("running resumed");
    const faults = await operator.axe();
    await page.locator("dialog[open]").getByRole("button", { name: "Run", exact: true }).click();
    await operator.sees("resumed[^]*Operators");
    const resumed = page.url().split("/jobs/")[1].split("/")[0];
    await until("the restored savepoint", async () => (await cluster.get(`/jobs/${resumed}/checkpoints`)).counts.restored === 1);
    await cluster.ask("PATCH", `/jobs/${resumed}?mode=cancel`);
    return [...faults, ...operator.take()];
  });
  await report.step("otto stops and cancels jobs", async () => {
    const faults = [];
    // A job that is restarting cannot be stopped with a savepoint.
    for (const [label, action, state, kind] of [
      ["Stop", "Stop job", "FINISHED", "running"],
      ["Cancel", "Cancel job", "CANCELED", "failing"],
    ]) {
      const id = await cluster.run(jar, kind, `to ${label}`);
      await until("the job to run", async () => (await cluster.job(id)).vertices.every((each) => each.status === "RUNNING"));
      await operator.go(`jobs/${id}`, "Operators");
      await page.getByRole("button", { name: label, exact: true }).click();
      await confirm(page, action);
      await until(`the state ${state}`, async () => (await cluster.job(id)).state === state).catch((failed) => faults.push(failed.message));
    }
    return [...faults, ...operator.take()];
  });
  await report.step("otto takes a profile", async () => {
    await operator.go("workers/worker-1/profiler", "samples this process");
    await page.getByLabel("Seconds").fill("1");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await operator.sees("finished[^]*Open");
    return operator.take();
  });
}
