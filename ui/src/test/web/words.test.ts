import { describe, expect, it } from "vitest";
import { growthOf } from "../../main/web/growth";
import { overloaded } from "../../main/web/load";
import { around } from "../../main/web/log";

describe("the sentences of the console", () => {
  it("say how fast state grows", () => {
    expect(growthOf(1000, 1005, 1000)).toBe("does not grow");
    expect(growthOf(1024, 3072, 2000)).toBe("grows by 1.00 KiB/s, doubles in 3.0 s");
    expect(growthOf(3072, 1024, 2000)).toBe("shrinks by 1.00 KiB/s");
  });

  it("name the worker with the highest load", () => {
    expect(overloaded([{ id: "a", heap: 0.5, processor: 0.2 }]).kind).toBe("good");
    const found = overloaded([
      { id: "a", heap: 0.86, processor: 0.2 },
      { id: "b", heap: 0.9, processor: 0.97 },
    ]);
    expect(found.sentence).toBe("b is overloaded: it uses 97 % of the processor, and 90 % of its heap is in use. 1 more is overloaded, too.");
  });

  it("come with the entries of a log that belong to a failure", () => {
    const log = "2026-11-25T10:00:00.000Z WARN [t] [job] a\n\tat x\n2026-11-25T10:00:01.000Z WARN [t] [other] b\n2026-11-25T11:00:00.000Z WARN [t] [job] c\n";
    const at = Date.parse("2026-11-25T10:00:00Z");
    expect(around(log, "job", at - 1, at + 5000)).toEqual(["2026-11-25T10:00:00.000Z WARN [t] [job] a", "\tat x"]);
  });
});
