package dev.millrace.cep.pattern.conditions;

import dev.millrace.api.function.FilterFunction;

/// Decides whether a pattern takes an event by the event alone. The matcher may use one answer for all
/// partial matches.
///
/// @param <T> the type of the events
public abstract class SimpleCondition<T> extends IterativeCondition<T> implements FilterFunction<T> {
    private static final long serialVersionUID = 1L;

    public SimpleCondition() {}

    @Override
    public boolean filter(T value, Context<T> ctx) throws Exception {
        return filter(value);
    }

    /// Returns a condition that calls a filter function.
    public static <T> SimpleCondition<T> of(FilterFunction<T> filters) {
        return new OfFilter<>(filters);
    }

    private static final class OfFilter<T> extends SimpleCondition<T> {
        private static final long serialVersionUID = 1L;

        private final FilterFunction<T> function;

        OfFilter(FilterFunction<T> function) {
            this.function = function;
        }

        @Override
        public boolean filter(T value) throws Exception {
            return function.filter(value);
        }
    }
}
