// Opens Chromium, and collects what no page may do: errors of the console, and requests to other hosts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const BOUND_MS = 30_000;
/** Errors that the browser reports when the tour itself stops the server or asks for something forbidden. */
const EXPECTED = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|status of (400|401|404|503)/;

/** Starts the browser. */
export function launch(program) {
  return chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--js-flags=--expose-gc", "--enable-precise-memory-info"],
  });
}

/** Is a visitor with own cookies and an own size of the window. */
export class Visitor {
  static async open(browser, address, { width = 1440, height = 900, dark = false } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(BOUND_MS);
    return new Visitor(context, page, address);
  }

  constructor(context, page, address) {
    Object.assign(this, { context, page, address, faults: [], allowsFailures: false });
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      if (this.allowsFailures && EXPECTED.test(message.text())) return;
      this.faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.faults.push(`uncaught: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob|about):/.test(url)) this.faults.push(`request to another host: ${url}`);
    });
  }

  /** Shows a page of the console, and waits until a text appears. */
  async go(path, text) {
    await this.page.goto(`${this.address}#/${path}`);
    await this.sees(text);
  }

  /** Waits until the page shows a text. */
  async sees(text, boundMs = BOUND_MS) {
    await this.page.waitForFunction(
      (wanted) => new RegExp(wanted, "i").test(document.body.innerText.replace(/[\u00a0\u202f]/g, " ")),
      text,
      { timeout: boundMs },
    ).catch(async (failed) => {
      const shown = await this.page.evaluate(() => document.body.innerText.slice(0, 1_500)).catch(() => "");
      throw new Error(`"${text}" does not appear at ${this.page.url()}: ${failed.message.split("\n")[0]}\n${shown}`);
    });
  }

  async logIn(token) {
    await this.page.goto(this.address);
    await this.page.getByRole("button", { name: "Use a token" }).click();
    await this.page.getByLabel("Token").fill(token);
    await this.page.getByRole("button", { name: "Log in" }).click();
    await this.page.getByRole("navigation", { name: "Pages" }).waitFor();
  }

  /** Returns the findings of axe that are serious or critical. */
  async axe() {
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const result = await window.axe.run(document, { resultTypes: ["violations"] });
      return result.violations
        .filter((each) => each.impact === "serious" || each.impact === "critical")
        .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join("; ")}`);
    });
    return found;
  }

  /** Returns by how many pixels the page is wider than the window. */
  overflow() {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Returns the collected faults and forgets them. */
  take() {
    return this.faults.splice(0);
  }

  close() {
    return this.context.close();
  }
}
