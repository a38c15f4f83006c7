package dev.millrace.cep.pattern.conditions;

/// Holds if one of two conditions holds.
public final class OrCondition<T> extends RichCompositeIterativeCondition<T> {
    private static final long serialVersionUID = 1L;

    private final IterativeCondition<T> left;
    private final IterativeCondition<T> right;

    public OrCondition(IterativeCondition<T> left, IterativeCondition<T> right) {
        super(left, right);
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean filter(T value, Context<T> ctx) throws Exception {
        return left.filter(value, ctx) || right.filter(value, ctx);
    }
}
