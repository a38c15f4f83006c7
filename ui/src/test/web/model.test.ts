import { describe, expect, it } from "vitest";
import { fields } from "../../main/web/api/names";
import { framesOf, hottest } from "../../main/web/flame";
import { layout } from "../../main/web/graph/layout";
import { cut, stepsOf } from "../../main/web/graph/model";
import { levelOf, linesOf } from "../../main/web/log";
import { skewOf } from "../../main/web/skew";
import { segments } from "../../main/web/timeline";

describe("model", () => {
  it("reads the steps of a chain", () => {
    expect(stepsOf("Source: a<br/>:- map<br/>+- Sink: b<br/>", "x")).toEqual(["Source: a", "map", "Sink: b"]);
    expect(stepsOf("", "x")).toEqual(["x"]);
    expect(cut("abcdef", 4)).toBe("abc…");
  });

  it("keeps keys that are data of users", () => {
    expect(fields({ "start-time": 1, "user-config": { "my-key": 2 }, a_b: [{ "x-y": 3 }] })).toEqual({
      startTime: 1,
      "user-config": { "my-key": 2 },
      a_b: [{ xY: 3 }],
    });
  });

  it("places vertices in the direction of the data", () => {
    const box = (id: string) => ({ id, width: 100, height: 50 });
    const placed = layout([box("a"), box("b")], [{ from: "a", to: "b" }, { from: "gone", to: "b" }]);
    expect(placed.nodes["a"]!.x).toBeLessThan(placed.nodes["b"]!.x);
    expect(placed.edges).toHaveLength(1);
  });

  it("finds uneven input", () => {
    const even = skewOf([{ subtask: 0, rateIn: 10 }, { subtask: 1, rateIn: 11 }]);
    const uneven = skewOf([{ subtask: 0, rateIn: 1 }, { subtask: 1, rateIn: 97 }, { subtask: 2, rateIn: 2 }]);
    expect(even.isUneven).toBe(false);
    expect([uneven.isUneven, uneven.most]).toEqual([true, 1]);
    expect(skewOf([]).isUneven).toBe(false);
  });

  it("finds the hottest frame and leaves out invisible ones", () => {
    const leaf = (name: string, value: number) => ({ name, value, children: [] });
    const root = { name: "root", value: 1000, children: [leaf("hot", 990), leaf("cold", 9), leaf("tiny", 1)] };
    expect(hottest(root)).toEqual({ name: "hot", share: 0.99, waiting: 0 });
    const parked = { name: "own.Slow.map", value: 60, children: [leaf("java.util.concurrent.locks.LockSupport.park", 60)] };
    const waits = { name: "root", value: 100, children: [leaf("(no thread: waits for input)", 40), parked] };
    expect(hottest(waits)).toEqual({ name: "own.Slow.map", share: 1, waiting: 0.4 });
    expect(framesOf(root).map((each) => each.name)).toEqual(["root", "hot", "cold"]);
  });

  it("searches and colours logs", () => {
    expect(linesOf("a\nERROR b\nc\n", "", 2)).toEqual({ lines: ["ERROR b", "c"], total: 3 });
    expect(linesOf("a\nB\n", "b", 9).lines).toEqual(["B"]);
    expect(levelOf("x WARN y")).toBe("warning");
  });

  it("orders the states of a subtask by time", () => {
    expect(segments({ RUNNING: 20, CREATED: 10, FAILED: 0 }, 30)).toEqual([
      { state: "CREATED", from: 10, to: 20 },
      { state: "RUNNING", from: 20, to: 30 },
    ]);
  });
});
