package dev.millrace.cep.pattern;

import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Quantifier.ConsumingStrategy;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/// Describes a sequence of patterns that is itself an element of a pattern. It has quantifiers, but
/// no conditions.
///
/// @param <T> the type of the events
/// @param <F> the type to which the events are narrowed
public class GroupPattern<T, F extends T> extends Pattern<T, F> {
    private final Pattern<T, ? extends T> content;

    GroupPattern(
            @Nullable Pattern<T, ? extends T> previous,
            Pattern<T, ? extends T> content,
            ConsumingStrategy consumingStrategy,
            AfterMatchSkipStrategy afterMatchSkipStrategy) {
        super("GroupPattern", previous, consumingStrategy, afterMatchSkipStrategy);
        this.content = content;
    }

    @Override
    public Pattern<T, F> where(IterativeCondition<F> condition) {
        throw noCondition("where");
    }

    @Override
    public Pattern<T, F> or(IterativeCondition<F> condition) {
        throw noCondition("or");
    }

    @Override
    public <S extends F> Pattern<T, S> subtype(Class<S> subtypeClass) {
        throw noCondition("subtype");
    }

    private static UnsupportedOperationException noCondition(String call) {
        return new UnsupportedOperationException(
                "a group of patterns has no condition of its own; call " + call + "() on a pattern inside the group");
    }

    /// Returns the last pattern of the group's sequence.
    public Pattern<T, ? extends T> getRawPattern() {
        return content;
    }
}
