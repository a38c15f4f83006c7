import { describe, expect, it } from "vitest";
import { columnsOf, fieldsOf, filtered, merged, textOf, type SampledRecord } from "../../main/web/records";

function sampled(text: string, type = "Order", isCut = false, columns: string[] = []): SampledRecord {
  return { subtask: 0, from: "", timestamp: null, type, columns, text, isCut };
}

describe("sampled records", () => {
  it("show the parts of objects and of rows", () => {
    expect(fieldsOf(sampled('{"name":"<b>","n":[1]}'))).toEqual([["name", "<b>"], ["n", "[1]"]]);
    expect(fieldsOf(sampled('["+I",1,"a"]', "row"))).toEqual([["op", "+I"], ["column 1", "1"], ["column 2", "a"]]);
    expect(fieldsOf(sampled('["-D",1,"a"]', "row", false, ["<i>op", "name"]))).toEqual([["op", "-D"], ["<i>op", "1"], ["name", "a"]]);
    expect(fieldsOf(sampled("7", "Long"))).toBeNull();
    expect(fieldsOf(sampled('{"name":"', "Order", true))).toBeNull();
    expect(textOf(sampled('"a\\"b"', "String"))).toBe('a"b');
    expect(textOf(sampled('"abc', "String", true))).toBe("abc…");
  });

  it("become columns if all have the same parts", () => {
    const same = merged([], [sampled('{"a":1}'), sampled('{"a":2}')], 5, 10);
    expect(columnsOf(same, 4)).toEqual(["a"]);
    expect(columnsOf(merged(same, [sampled("1", "Long")], 6, 10), 4)).toBeNull();
  });

  it("are bounded, and the newest is first", () => {
    const all = merged(merged([], [sampled("1"), sampled("2")], 1, 3), [sampled("3"), sampled("4")], 2, 3);
    expect(all.map((each) => [each.number, each.text])).toEqual([[4, "4"], [3, "3"], [2, "2"]]);
    expect(filtered(all, "3").map((each) => each.text)).toEqual(["3"]);
  });
});
