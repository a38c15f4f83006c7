import { describe, expect, it } from "vitest";
import { chartOf, CurrentRows, offsetOf, placeOf, stepsOf } from "../../main/web/sql/rows";

describe("results of SQL", () => {
  it("are the rows that a changelog leaves", () => {
    const rows = new CurrentRows(3);
    rows.add({ kind: "INSERT", fields: ["a", "1"] });
    rows.add({ kind: "UPDATE_BEFORE", fields: ["a", "1"] });
    rows.add({ kind: "UPDATE_AFTER", fields: ["a", "2"] });
    rows.add({ kind: "INSERT", fields: ["b", null] });
    rows.add({ kind: "DELETE", fields: ["b", null] });
    expect(rows.rows).toEqual([["a", "2"]]);
    for (let i = 0; i < 5; i++) rows.add({ kind: "INSERT", fields: [String(i), "0"] });
    expect([rows.rows.length, rows.isCut]).toEqual([3, true]);
  });

  it("name the place of an error", () => {
    const place = placeOf("MR-2850 Syntax error at line 2, column 8: 'x' is not expected here.");
    expect(place).toEqual({ line: 2, column: 8 });
    expect(offsetOf("SELECT\nabcdefghij", { line: 2, column: 8 })).toBe(14);
    expect(placeOf("the server does not answer")).toBeNull();
  });

  it("contain plans", () => {
    const steps = stepsOf("== Query ==\nSELECT 1\n\n== Optimized Plan ==\nAggregate by [0]\n  Join inner\n    Values (1)\n    Scan t\n");
    expect(steps.map((each) => [each.text, each.inputs])).toEqual([
      ["Aggregate by [0]", ["1"]],
      ["Join inner", ["2", "3"]],
      ["Values (1)", []],
      ["Scan t", []],
    ]);
    expect(stepsOf("OK")).toEqual([]);
  });

  it("have a chart if there are names and numbers", () => {
    const column = (name: string, type: string) => ({ name, logicalType: { type } });
    expect(chartOf([column("city", "STRING"), column("amount", "BIGINT")])).toEqual({ label: 0, value: 1 });
    expect(chartOf([column("city", "STRING")])).toBeNull();
  });
});
