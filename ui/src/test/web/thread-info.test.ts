import { describe, expect, it } from "vitest";
import { found, summaryOf } from "../../main/web/thread-info";

function thread(name: string, state: string, frame = "") {
  return { threadName: name, stringifiedThreadInfo: `"${name}" Id=7 ${state}\n${frame ? `\tat ${frame}\n` : ""}\n` };
}

describe("threads", () => {
  it("show their state and what they execute", () => {
    expect(summaryOf(thread("step-1", "TIMED_WAITING", "java.lang.Thread.sleep(Thread.java:1)"))).toEqual({
      state: "timed waiting",
      at: "java.lang.Thread.sleep(Thread.java:1)",
    });
    expect(summaryOf(thread('a" Id=1 BLOCKED', "RUNNABLE"))).toEqual({ state: "runnable", at: "" });
  });

  it("are found by name and frame, in the order of their names", () => {
    const all = [thread("step-10", "RUNNABLE", "a.B.c"), thread("step-2", "RUNNABLE"), thread("main", "WAITING", "a.B.d")];
    expect(found(all, "").map((each) => each.threadName)).toEqual(["main", "step-2", "step-10"]);
    expect(found(all, "a.b").map((each) => each.threadName)).toEqual(["main", "step-10"]);
  });
});
