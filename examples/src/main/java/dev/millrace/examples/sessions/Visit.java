package dev.millrace.examples.sessions;

import dev.millrace.api.function.AggregateFunction;
import org.jspecify.annotations.Nullable;

/// Aggregates the clicks of a window: holds a count and two clicks instead of all clicks.
///
/// @param first null as long as there is no click
/// @param last null as long as there is no click
public record Visit(
        int clicks, @Nullable Click first, @Nullable Click last) {
    private static final Visit NONE = new Visit(0, null, null);

    private Visit plus(Visit other) {
        if (first == null || last == null) return other;
        if (other.first == null || other.last == null) return this;
        return new Visit(
                clicks + other.clicks,
                first.millis() <= other.first.millis() ? first : other.first,
                last.millis() >= other.last.millis() ? last : other.last);
    }

    /// Adds clicks to visits. Session windows merge, so [#merge] adds two visits.
    static final class Sum implements AggregateFunction<Click, Visit, Visit> {
        private static final long serialVersionUID = 1L;

        @Override
        public Visit createAccumulator() {
            return NONE;
        }

        @Override
        public Visit add(Click click, Visit visit) {
            return visit.plus(new Visit(1, click, click));
        }

        @Override
        public Visit getResult(Visit visit) {
            return visit;
        }

        @Override
        public Visit merge(Visit one, Visit other) {
            return one.plus(other);
        }
    }
}
