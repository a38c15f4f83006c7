// Runs SQL statements in the console.
import { dialog } from "./keyboard.mjs";
import { enter } from "./steps.mjs";

async function run(visitor, statement, button = "Run") {
  await visitor.page.getByLabel("SQL", { exact: true }).fill(statement);
  await visitor.page.getByRole("button", { name: button, exact: true }).click();
}

/** Runs a query, an endless one, a wrong one and EXPLAIN, and saves a query. */
export async function sql(tour) {
  const { report } = tour;
  const operator = await enter(tour, "otto");
  await report.step("sql: an operator may not run statements", async () => {
    await operator.go("sql", "admin");
    return operator.take();
  });
  await operator.close();
  const visitor = await enter(tour, "ada");
  const { page } = visitor;
  await visitor.go("sql", "Ctrl");
  await report.step("sql: a query and its chart", async () => {
    await run(visitor, "SELECT city, SUM(n) AS total FROM (VALUES ('Oslo', 12), ('<b>Bergen', 7), ('Oslo', 5)) AS t (city, n) GROUP BY city");
    await visitor.sees("17[^]*", 60_000);
    await visitor.sees("<b>Bergen");
    await page.getByRole("button", { name: "Chart" }).click();
    return [...(await visitor.axe()), ...visitor.take()];
  });
  await report.step("sql: an endless query changes and is cancelled", async () => {
    await run(visitor, "CREATE TEMPORARY TABLE g (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '50');\nSELECT MOD(n, 2) AS k, COUNT(*) AS c FROM g GROUP BY MOD(n, 2)");
    await visitor.sees("running, [0-9]+ rows? from [1-9][0-9]* changes");
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await visitor.sees("Result[^]*rows? from");
    return visitor.take();
  });
  await report.step("sql: an error is marked", async () => {
    visitor.allowsFailures = true;
    await run(visitor, "SELECT 1\nFROMM x");
    await visitor.sees("Go to line 2, column");
    const faults = await visitor.axe();
    visitor.allowsFailures = false;
    return [...faults, ...visitor.take()];
  });
  await report.step("sql: a plan is a graph", async () => {
    await run(visitor, "SELECT a FROM (VALUES (1), (2)) AS t (a) WHERE a > 1", "Explain");
    await page.locator("svg.plan").waitFor();
    return [...(await visitor.axe()), ...visitor.take()];
  });
  await report.step("sql: words are completed", async () => {
    await page.getByLabel("SQL", { exact: true }).fill("SELECT 1 FROM ");
    await page.keyboard.press("Control+Space");
    await page.getByRole("option", { name: "g", exact: true }).waitFor();
    await page.keyboard.press("Enter");
    const text = await page.getByLabel("SQL", { exact: true }).inputValue();
    return [...(text.endsWith("FROM g") ? [] : [`the editor has: ${text}`]), ...visitor.take()];
  });
  await report.step("sql: a query is saved", async () => {
    const faults = await dialog(page, "Save", () => visitor.axe());
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("my 'query' <i>");
    await page.getByRole("button", { name: "Save query" }).click();
    await page.reload();
    await visitor.sees("1 saved query");
    return [...faults, ...visitor.take()];
  });
  await visitor.close();
}
