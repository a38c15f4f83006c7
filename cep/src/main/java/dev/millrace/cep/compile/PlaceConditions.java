package dev.millrace.cep.compile;

import static dev.millrace.cep.compile.ConditionTree.and;
import static dev.millrace.cep.compile.ConditionTree.not;

import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.Quantifier.ConsumingStrategy;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/// Derives the conditions of transitions from a pattern's conditions, and from the conditions that end its loop
/// and the loop of its group.
record PlaceConditions<T>(StageGraph<T> graph, PatternPlace<T> at) {

    /// Returns the condition that ends the pattern's own loop; null if there is none.
    @Nullable
    ConditionTree until() {
        return until(at.pattern());
    }

    private @Nullable ConditionTree until(Pattern<T, ?> pattern) {
        IterativeCondition<?> until = pattern.getUntilCondition();
        return until == null ? null : tree(until);
    }

    /// Returns the condition of a transition that always applies while the loop of the group has not ended.
    ConditionTree always() {
        return unlessGroupEnds(ConditionTree.ALWAYS);
    }

    /// Returns the condition under which a pattern takes an event.
    ConditionTree take(Pattern<T, ?> pattern) {
        return unlessGroupEnds(tree(pattern.getCondition()));
    }

    /// Returns the condition under which the pattern takes an event inside its loop.
    ConditionTree takeInside() {
        return unlessLoopEnds(take(at.pattern()));
    }

    /// Returns the condition under which an event before the pattern's first event is skipped; null if
    /// none may be.
    @Nullable
    ConditionTree ignoreBefore() {
        return ignore(at.strategyBefore());
    }

    /// Returns the condition under which an event between two events of the pattern is skipped; null if none
    /// may be.
    @Nullable
    ConditionTree ignoreInside() {
        ConditionTree ignore = ignore(at.strategyInside());
        return ignore == null ? null : unlessLoopEnds(ignore);
    }

    private @Nullable ConditionTree ignore(ConsumingStrategy strategy) {
        return switch (strategy) {
            case SKIP_TILL_NEXT -> unlessGroupEnds(not(tree(at.pattern().getCondition())));
            case SKIP_TILL_ANY -> unlessGroupEnds(ConditionTree.ALWAYS);
            case STRICT, NOT_FOLLOW, NOT_NEXT -> null;
        };
    }

    private ConditionTree unlessLoopEnds(ConditionTree condition) {
        ConditionTree until = until();
        return until == null ? condition : and(not(until), condition);
    }

    private ConditionTree unlessGroupEnds(ConditionTree condition) {
        ConditionTree until = at.group() == null ? null : until(at.group());
        return until == null ? condition : and(not(until), condition);
    }

    @SuppressWarnings("unchecked") // a condition on a narrowed type reads events that an earlier condition has checked
    private ConditionTree tree(IterativeCondition<?> condition) {
        return graph.tree((IterativeCondition<T>) condition);
    }
}
