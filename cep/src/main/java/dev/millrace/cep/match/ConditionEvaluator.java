package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import dev.millrace.cep.compile.ConditionTree;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Evaluates conditions for an event and a partial match. Calls each simple condition at most once for an
/// event, and each other condition at most once for an event and a partial match. Not thread-safe.
///
/// @param <T> the type of the events
final class ConditionEvaluator<T> implements IterativeCondition.Context<T>, MatchPath<T> {
    private static final byte UNKNOWN = 0;
    private static final byte TRUE = 1;
    private static final byte FALSE = 2;

    private final IterativeCondition<T>[] conditions;
    private final boolean[] areSimple;
    private final boolean hasOnlySimple;
    private final byte[] answers;
    private final LongSupplier processingTime;
    private final UnaryOperator<T> owned;
    private final MatchRows<T> rows;
    private @Nullable T event;
    private long timestamp;
    private @Nullable PartialMatch match;
    private @Nullable Map<String, List<T>> matched;

    /// Creates an evaluator.
    ///
    /// @param owned returns the object that user code receives for an event of a partial match
    /// @param rows the rows of the current key
    @SuppressWarnings({"unchecked", "rawtypes"})
    ConditionEvaluator(
            List<IterativeCondition<T>> conditions,
            LongSupplier processingTime,
            UnaryOperator<T> owned,
            MatchRows<T> rows) {
        this.rows = rows;
        this.conditions = conditions.toArray(new IterativeCondition[0]);
        this.areSimple = new boolean[this.conditions.length];
        this.answers = new byte[this.conditions.length];
        this.processingTime = processingTime;
        this.owned = owned;
        boolean hasOthers = false;
        for (int i = 0; i < areSimple.length; i++) {
            areSimple[i] = isSimple(this.conditions[i]);
            hasOthers |= !areSimple[i];
        }
        this.hasOnlySimple = !hasOthers;
    }

    /// Returns whether the answer depends on the event alone: a subclass may still override the method
    /// with a context.
    private static boolean isSimple(IterativeCondition<?> condition) {
        if (!(condition instanceof SimpleCondition)) return false;
        try {
            Class<?> declaring = condition
                    .getClass()
                    .getMethod("filter", Object.class, IterativeCondition.Context.class)
                    .getDeclaringClass();
            return declaring == SimpleCondition.class;
        } catch (NoSuchMethodException impossible) {
            throw Check.broken("%s has no method filter", condition.getClass());
        }
    }

    /// Represents a condition tree that is ready for evaluation.
    interface Test {
        boolean holds() throws Exception;
    }

    /// Returns the test of a tree; null if the tree always holds.
    @Nullable
    Test test(ConditionTree tree) {
        return switch (tree) {
            case ConditionTree.Always _ -> null;
            case ConditionTree.Leaf(int index) -> () -> ask(index);
            case ConditionTree.Not(ConditionTree negated) -> negation(test(negated));
            case ConditionTree.And(ConditionTree first, ConditionTree second) -> both(test(first), test(second));
            case ConditionTree.Or(ConditionTree first, ConditionTree second) -> either(test(first), test(second));
        };
    }

    private static Test negation(@Nullable Test negated) {
        return negated == null ? () -> false : () -> !negated.holds();
    }

    private static @Nullable Test both(@Nullable Test first, @Nullable Test second) {
        if (first == null) return second;
        return second == null ? first : () -> first.holds() && second.holds();
    }

    private static @Nullable Test either(@Nullable Test first, @Nullable Test second) {
        return first == null || second == null ? null : () -> first.holds() || second.holds();
    }

    /// Sets the event to which the next answers apply.
    void begin(T next, long nextTimestamp) {
        event = next;
        timestamp = nextTimestamp;
        Arrays.fill(answers, UNKNOWN);
    }

    /// Sets the partial match to which the next answers apply.
    void visit(PartialMatch next) {
        if (hasOnlySimple) return;
        match = next;
        matched = null;
        for (int i = 0; i < answers.length; i++) if (!areSimple[i]) answers[i] = UNKNOWN;
    }

    /// Forgets the event.
    void end() {
        event = null;
        match = null;
        matched = null;
    }

    private boolean ask(int index) throws Exception {
        byte known = answers[index];
        if (known != UNKNOWN) return known == TRUE;
        boolean holds = conditions[index].filter(Check.present(event, "the current event"), this);
        answers[index] = holds ? TRUE : FALSE;
        return holds;
    }

    @Override
    public Iterable<T> getEventsForPattern(String name) {
        if (matched == null) matched = MatchPaths.events(lastTaken(), owned);
        return matched.getOrDefault(name, List.of());
    }

    @Override
    public @Nullable TakenEvent<T> lastTaken() {
        return TakenEvent.last(rows, Check.present(match, "a partial match"));
    }

    @Override
    public long timestamp() {
        return timestamp;
    }

    @Override
    public long currentProcessingTime() {
        return processingTime.getAsLong();
    }
}
