package dev.millrace.runtime.window;

import java.util.ArrayList;
import java.util.List;

/// Computes an interval join by checking every pair of records.
final class IntervalOracle {
    private final IntervalCase join;
    private final long keys;
    private final List<String> lines = new ArrayList<>();
    private final List<Event> seen = new ArrayList<>();
    private int dropped;
    private long watermark = Long.MIN_VALUE;

    IntervalOracle(IntervalCase join, long keys) {
        this.join = join;
        this.keys = keys;
    }

    static IntervalOracle of(Script script, IntervalCase join) {
        IntervalOracle oracle = new IntervalOracle(join, script.keys());
        for (Event event : script.events()) {
            oracle.record(event);
            oracle.advance(event.watermark);
        }
        return oracle;
    }

    void record(Event event) {
        if (event.time < watermark) {
            String side = JoinOracle.isLeft(event) ? "left " : "right ";
            if (join.lateSides()) lines.add(side + event + " @" + event.time);
            else dropped++;
            return;
        }
        for (Event other : seen) meet(event, other);
        seen.add(event);
    }

    void advance(long to) {
        watermark = Math.max(watermark, to);
    }

    /// Simulates a restart from a snapshot, which contains neither the watermark nor obsolete records.
    void restart() {
        seen.removeIf(event -> !join.isKept(JoinOracle.isLeft(event), event.time, watermark));
        watermark = Long.MIN_VALUE;
    }

    List<String> lines() {
        return lines;
    }

    int dropped() {
        return dropped;
    }

    private void meet(Event one, Event other) {
        if (JoinOracle.isLeft(one) == JoinOracle.isLeft(other)) return;
        if (one.id * 31 % keys != other.id * 31 % keys) return;
        Event left = JoinOracle.isLeft(one) ? one : other;
        Event right = left == one ? other : one;
        if (!join.matches(left.time, right.time)) return;
        long later = Math.max(left.time, right.time);
        String times = " " + left.time + " " + right.time + " " + later;
        lines.add(left + "-" + right + times + " @" + later);
        if (left.time == right.time) lines.add("near " + left + "=" + right + " @" + later);
    }
}
