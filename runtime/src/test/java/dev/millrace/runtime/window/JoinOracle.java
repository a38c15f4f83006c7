package dev.millrace.runtime.window;

import dev.millrace.api.plan.TaggedUnion;
import java.util.ArrayList;
import java.util.List;

/// Computes a window join or co-group as a window over both sides, which are separated when the window fires.
final class JoinOracle extends WindowOracle {
    private final boolean isCoGroup;

    JoinOracle(WindowCase windowCase, long keys, boolean isCoGroup) {
        super(windowCase, keys);
        this.isCoGroup = isCoGroup;
    }

    /// Returns the side of a record, which is pseudo-random.
    static boolean isLeft(Event event) {
        return event.id * 0x9E3779B97F4A7C15L < 0;
    }

    @Override
    Object shown(Event event) {
        return isLeft(event) ? TaggedUnion.one(event) : TaggedUnion.two(event);
    }

    @Override
    List<String> results(Place place, List<Event> records) {
        List<Event> left = records.stream().filter(JoinOracle::isLeft).toList();
        List<Event> right = records.stream().filter(event -> !isLeft(event)).toList();
        if (isCoGroup) return List.of(WindowFunctions.text(left, true) + WindowFunctions.text(right, true));
        List<String> pairs = new ArrayList<>();
        for (Event one : left) for (Event other : right) pairs.add(one + "-" + other);
        return pairs;
    }
}
