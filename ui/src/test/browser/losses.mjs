// Interrupts the connection between the console and its server.
import { until } from "./cluster.mjs";
import { enter } from "./steps.mjs";

/** Kills the coordinator, starts it again, and checks that an open page continues. */
export async function losses(tour) {
  const { report, cluster, jobs } = tour;
  await report.step("an open page survives the death of the coordinator", async () => {
    const visitor = await enter(tour, "otto");
    await visitor.go(`jobs/${jobs.running.id}`, "Operators");
    visitor.allowsFailures = true;
    await cluster.killCoordinator();
    await visitor.sees("The server does not answer");
    cluster.startCoordinator();
    await until("the coordinator", () => cluster.get("/overview"));
    // Sessions end with the process that has started them.
    await visitor.sees("Use a token");
    await visitor.page.getByRole("button", { name: "Use a token" }).click();
    await visitor.page.getByLabel("Token").fill(cluster.tokens.otto);
    await visitor.page.getByRole("button", { name: "Log in" }).click();
    await visitor.sees("keeps up|no reserve|reads as fast|starting|restarts|do not run yet");
    await until("the job to continue", async () => (await cluster.job(jobs.running.id)).vertices.every((each) => each.status === "RUNNING"));
    await visitor.sees("live[^]*(keeps up|no reserve|reads as fast)");
    const faults = visitor.take();
    await visitor.close();
    return faults;
  });
}
