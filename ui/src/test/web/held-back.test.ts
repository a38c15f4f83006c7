import { describe, expect, it } from "vitest";
import { heldBackSentence, type HeldBack } from "../../main/web/held-back";

const NOW = new Date(2026, 0, 5, 12, 0, 0).getTime();
const SPLIT: HeldBack = { vertex: "v", name: "orders", subtask: 1, split: "orders-3", watermark: NOW - 65_000, behind: 60_000 };

function sentence(heldBack: HeldBack | null) {
  return heldBackSentence({ now: NOW, heldBack });
}

describe("what holds back the event time", () => {
  it("is the split with the lowest watermark", () => {
    expect(sentence(SPLIT)).toEqual({ isBad: true, split: "orders-3", rest: "of subtask 1 of “orders”, at 11:58:55, 1 min behind the next one." });
    expect(sentence({ ...SPLIT, behind: 200 })?.isBad).toBe(false);
    expect(sentence({ ...SPLIT, split: null })).toEqual({ isBad: true, split: "", rest: "subtask 1 of “orders”, at 11:58:55, 1 min behind the next one." });
    expect(sentence({ ...SPLIT, behind: null })?.rest).toBe("of subtask 1 of “orders”, at 11:58:55.");
  });

  it("is a split without a watermark before all others", () => {
    expect(sentence({ ...SPLIT, watermark: null, behind: null })).toEqual({
      isBad: true,
      split: "orders-3",
      rest: "of subtask 1 of “orders”, because it has no watermark yet.",
    });
  });

  it("is nothing without splits", () => expect(sentence(null)).toBeNull());
});
