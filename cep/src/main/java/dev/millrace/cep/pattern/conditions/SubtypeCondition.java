package dev.millrace.cep.pattern.conditions;

/// Holds for events of a class.
public final class SubtypeCondition<T> extends SimpleCondition<T> {
    private static final long serialVersionUID = 1L;

    private final Class<? extends T> subtype;

    public SubtypeCondition(Class<? extends T> subtype) {
        this.subtype = subtype;
    }

    @Override
    public boolean filter(T value) {
        return subtype.isInstance(value);
    }
}
