// Runs the steps of a tour, and says at the end which ones failed.

/** Collects what a tour has found. */
export class Report {
  constructor(only) {
    this.only = only;
    this.failures = [];
    this.steps = 0;
    this.began = Date.now();
  }

  /** Runs a step. A failure does not end the tour. */
  async step(name, work) {
    if (this.only && !name.includes(this.only)) return;
    const began = Date.now();
    this.steps++;
    try {
      const faults = (await work()) ?? [];
      for (const each of faults) this.failures.push(`${name}: ${each}`);
      console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${name} (${Date.now() - began} ms)`);
      for (const each of faults) console.log(`     ${each}`);
    } catch (failed) {
      this.failures.push(`${name}: ${failed.stack}`);
      console.log(`FAIL ${name} (${Date.now() - began} ms)\n     ${failed.stack}`);
    }
  }

  /** Prints the result and returns the exit status. */
  end() {
    const seconds = Math.round((Date.now() - this.began) / 1000);
    console.log(`tour: ${this.steps} steps, ${this.failures.length} failures, ${seconds} s`);
    return this.failures.length === 0 ? 0 : 1;
  }
}
