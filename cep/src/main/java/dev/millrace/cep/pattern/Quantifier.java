package dev.millrace.cep.pattern;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes how often a pattern takes an event, and which events it may skip.
public class Quantifier {
    private final EnumSet<QuantifierProperty> properties;
    private final ConsumingStrategy consumingStrategy;
    private ConsumingStrategy innerConsumingStrategy = ConsumingStrategy.SKIP_TILL_NEXT;

    private Quantifier(ConsumingStrategy consumingStrategy, QuantifierProperty kind) {
        this.consumingStrategy = consumingStrategy;
        this.properties = EnumSet.of(kind);
    }

    /// Creates the quantifier of a pattern that takes one event.
    public static Quantifier one(ConsumingStrategy consumingStrategy) {
        return new Quantifier(consumingStrategy, QuantifierProperty.SINGLE);
    }

    /// Creates the quantifier of a pattern that takes an unlimited number of events.
    public static Quantifier looping(ConsumingStrategy consumingStrategy) {
        return new Quantifier(consumingStrategy, QuantifierProperty.LOOPING);
    }

    /// Creates the quantifier of a pattern that takes a limited number of events.
    public static Quantifier times(ConsumingStrategy consumingStrategy) {
        return new Quantifier(consumingStrategy, QuantifierProperty.TIMES);
    }

    public boolean hasProperty(QuantifierProperty property) {
        return properties.contains(property);
    }

    /// Returns which events may be skipped between two events of the same pattern.
    public ConsumingStrategy getInnerConsumingStrategy() {
        return innerConsumingStrategy;
    }

    /// Returns which events may be skipped before the first event of the pattern.
    public ConsumingStrategy getConsumingStrategy() {
        return consumingStrategy;
    }

    /// Allows each combination of the matching events.
    public void combinations() {
        check(
                !hasProperty(QuantifierProperty.SINGLE),
                "allowCombinations() needs a pattern with oneOrMore() or times()");
        checkInner("allowCombinations()");
        innerConsumingStrategy = ConsumingStrategy.SKIP_TILL_ANY;
    }

    /// Requires that no other event lies between two events of the pattern.
    public void consecutive() {
        check(
                hasProperty(QuantifierProperty.LOOPING) || hasProperty(QuantifierProperty.TIMES),
                "consecutive() needs a pattern with oneOrMore() or times()");
        checkInner("consecutive()");
        innerConsumingStrategy = ConsumingStrategy.STRICT;
    }

    private void checkInner(String call) {
        check(
                innerConsumingStrategy == ConsumingStrategy.SKIP_TILL_NEXT,
                call + " is not possible, because the pattern already has consecutive() or allowCombinations()");
    }

    /// Allows that no event matches the pattern.
    public void optional() {
        check(!hasProperty(QuantifierProperty.OPTIONAL), "the pattern is already optional");
        boolean isNegated =
                consumingStrategy == ConsumingStrategy.NOT_NEXT || consumingStrategy == ConsumingStrategy.NOT_FOLLOW;
        check(!isNegated, "a pattern of notNext() or notFollowedBy() cannot be optional");
        properties.add(QuantifierProperty.OPTIONAL);
    }

    /// Makes the pattern take as many events as possible.
    public void greedy() {
        check(
                innerConsumingStrategy != ConsumingStrategy.SKIP_TILL_ANY,
                "greedy() is not possible together with allowCombinations()");
        check(!hasProperty(QuantifierProperty.SINGLE), "greedy() needs a pattern with oneOrMore() or times()");
        properties.add(QuantifierProperty.GREEDY);
    }

    private static void check(boolean isAllowed, String otherwise) {
        if (!isAllowed) throw new MalformedPatternException(otherwise);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Quantifier that
                && getClass() == that.getClass()
                && properties.equals(that.properties)
                && consumingStrategy == that.consumingStrategy
                && innerConsumingStrategy == that.innerConsumingStrategy;
    }

    @Override
    public int hashCode() {
        return Objects.hash(properties, consumingStrategy, innerConsumingStrategy);
    }

    @Override
    public String toString() {
        return "Quantifier{properties=" + properties + ", consumingStrategy=" + consumingStrategy
                + ", innerConsumingStrategy=" + innerConsumingStrategy + "}";
    }

    /// Lists the properties of a quantifier.
    public enum QuantifierProperty {
        SINGLE,
        LOOPING,
        TIMES,
        OPTIONAL,
        GREEDY
    }

    /// Lists which events may be skipped.
    public enum ConsumingStrategy {
        /// No event is skipped.
        STRICT,
        /// Events that do not match are skipped.
        SKIP_TILL_NEXT,
        /// Any event is skipped, so that later events may match too.
        SKIP_TILL_ANY,
        /// No event may match before the next pattern matches.
        NOT_FOLLOW,
        /// The next event must not match.
        NOT_NEXT
    }

    /// Describes how many events a pattern takes, and the time between two of them.
    public static class Times {
        private final int from;
        private final int to;
        private final @Nullable Duration windowTime;

        private Times(int from, int to, @Nullable Duration windowTime) {
            if (from <= 0) throw new IllegalArgumentException("the number of events is " + from + ", not positive");
            if (to < from) {
                throw new IllegalArgumentException(
                        "the largest number of events, " + to + ", is below the smallest, " + from);
            }
            this.from = from;
            this.to = to;
            this.windowTime = windowTime;
        }

        public int getFrom() {
            return from;
        }

        public int getTo() {
            return to;
        }

        /// Returns the maximum time between two events of the pattern.
        public Optional<Duration> getWindowSize() {
            return Optional.ofNullable(windowTime);
        }

        public static Times of(int from, int to, @Nullable Duration windowTime) {
            return new Times(from, to, windowTime);
        }

        public static Times of(int times, @Nullable Duration windowTime) {
            return new Times(times, times, windowTime);
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Times that
                    && getClass() == that.getClass()
                    && from == that.from
                    && to == that.to
                    && Objects.equals(windowTime, that.windowTime);
        }

        @Override
        public int hashCode() {
            return Objects.hash(from, to, windowTime);
        }
    }
}
