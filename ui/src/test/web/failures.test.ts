import { describe, expect, it } from "vitest";
import { attemptsOf, groupsOf } from "../../main/web/failures";
import { causesOf } from "../../main/web/stack";

const TRACE = [
  "dev.millrace.base.fault.MillraceException: MR-5102 User code threw",
  "\tat a.Outer.run(Outer.java:1)",
  "\tat a.Thread.run(Thread.java:2)",
  "Caused by: java.io.IOException: refused <b>",
  "\tat a.Socket.connect(Socket.java:3)",
  "\t... 1 more",
].join("\n");

function failure(timestamp: number, stacktrace = TRACE) {
  return { exceptionName: "x", stacktrace, timestamp, taskName: "map (1/2)", endpoint: null, taskManagerId: null };
}

describe("failures", () => {
  it("puts the root cause first, with the frames that Java has left out", () => {
    const causes = causesOf(TRACE);
    expect(causes.map((each) => each.title)).toEqual(["java.io.IOException: refused <b>", "MR-5102 User code threw"]);
    expect(causes[0]?.frames).toEqual(["at a.Socket.connect(Socket.java:3)", "at a.Thread.run(Thread.java:2)"]);
  });

  it("groups failures by their root cause", () => {
    const groups = groupsOf([failure(30), failure(20, "other"), failure(10)]);
    expect(groups.map((each) => each.failures.length)).toEqual([2, 1]);
  });

  it("shows the attempts between failures", () => {
    const attempts = attemptsOf(0, [{ timestamp: 20 }, { timestamp: 10 }], 50, false);
    expect(attempts.map((each) => [each.state, each.from, each.to])).toEqual([
      ["FAILED", 0, 10],
      ["FAILED", 10, 20],
      ["RUNNING", 20, 50],
    ]);
    expect(attemptsOf(0, [{ timestamp: 10 }], 10, true)).toHaveLength(1);
  });
});
