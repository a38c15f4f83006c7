package dev.millrace.cep.pattern.conditions;

/// Holds if two conditions hold.
public final class AndCondition<T> extends RichCompositeIterativeCondition<T> {
    private static final long serialVersionUID = 1L;

    private final IterativeCondition<T> left;
    private final IterativeCondition<T> right;

    public AndCondition(IterativeCondition<T> left, IterativeCondition<T> right) {
        super(left, right);
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean filter(T value, Context<T> ctx) throws Exception {
        return left.filter(value, ctx) && right.filter(value, ctx);
    }
}
