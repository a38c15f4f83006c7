package dev.millrace.cep.pattern.conditions;

/// Holds for each event.
public final class AlwaysTrue<T> extends SimpleCondition<T> {
    private static final long serialVersionUID = 1L;

    private AlwaysTrue() {}

    /// Returns the condition.
    public static <T> IterativeCondition<T> condition() {
        return new AlwaysTrue<>();
    }

    @Override
    public boolean filter(T value) {
        return true;
    }
}
