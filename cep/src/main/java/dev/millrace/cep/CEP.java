package dev.millrace.cep;

import dev.millrace.api.DataStream;
import dev.millrace.cep.pattern.Pattern;

/// Applies patterns to streams of events.
public class CEP {

    public CEP() {}

    /// Finds a pattern in a stream. A keyed stream is matched separately for each key.
    public static <T> PatternStream<T> pattern(DataStream<T> input, Pattern<T, ?> pattern) {
        return new PatternStream<>(input, pattern);
    }

    /// Finds a pattern in a stream. The comparator orders events with equal timestamps.
    public static <T> PatternStream<T> pattern(
            DataStream<T> input, Pattern<T, ?> pattern, EventComparator<T> comparator) {
        return new PatternStream<>(input, pattern).withComparator(comparator);
    }
}
