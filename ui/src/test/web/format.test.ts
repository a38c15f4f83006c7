import { describe, expect, it } from "vitest";
import { bytes, count, duration, percent, rate, short, whole } from "../../main/web/format";

describe("format", () => {
  it("shortens numbers to three digits", () => {
    expect(short(0)).toBe("0");
    expect(short(999)).toBe("999");
    expect(short(1234)).toBe("1.23 k");
    expect(short(999_999)).toBe("1.00 M");
    expect(short(0.5)).toBe("0.5");
    expect(rate(12_345)).toBe("12.3 k/s");
    expect(whole(1234567)).toBe("1\u202f234\u202f567");
  });

  it("names sizes and durations by their largest units", () => {
    expect(bytes(1536)).toBe("1.50 KiB");
    expect(bytes(-1)).toBe("–");
    expect(duration(20)).toBe("20 ms");
    expect(duration(1500)).toBe("1.5 s");
    expect(duration(125_000)).toBe("2 min 5 s");
    expect(duration(3_600_000)).toBe("1 h");
    expect(duration(-1)).toBe("–");
  });

  it("counts", () => {
    expect(count(1, "job")).toBe("1 job");
    expect(count(2, "job")).toBe("2 jobs");
    expect(percent(0.256)).toBe("26 %");
  });
});
