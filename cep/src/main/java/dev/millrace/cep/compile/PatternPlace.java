package dev.millrace.cep.compile;

import dev.millrace.base.fault.Check;
import dev.millrace.cep.pattern.GroupPattern;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.Quantifier.ConsumingStrategy;
import dev.millrace.cep.pattern.Quantifier.QuantifierProperty;
import org.jspecify.annotations.Nullable;

/// Represents an element of a pattern and its surroundings.
///
/// @param following the element after it, which may be the element after its group; null for the last element
/// @param group the group that contains the element; null if there is none
/// @param isFirstRound whether the stages are for the first repetition of the group
record PatternPlace<T>(
        Pattern<T, ?> pattern,
        @Nullable Pattern<T, ?> following,
        @Nullable GroupPattern<T, ?> group,
        boolean isFirstRound) {

    /// Returns the place of the element before.
    PatternPlace<T> before() {
        Pattern<T, ?> previous = Check.present(pattern.getPrevious(), "the pattern before");
        return new PatternPlace<>(previous, pattern, group, isFirstRound);
    }

    /// Returns the place of the last element of a group.
    PatternPlace<T> inside(GroupPattern<T, ?> content, boolean isFirst) {
        return new PatternPlace<>(content.getRawPattern(), following, content, isFirst);
    }

    ConsumingStrategy strategy() {
        return pattern.getQuantifier().getConsumingStrategy();
    }

    boolean isOptional() {
        return pattern.getQuantifier().hasProperty(QuantifierProperty.OPTIONAL);
    }

    boolean isGreedy() {
        return pattern.getQuantifier().hasProperty(QuantifierProperty.GREEDY);
    }

    /// Returns whether a partial match may leave out the whole group at this element.
    boolean isHeadOfOptionalGroup() {
        return group != null
                && pattern.getPrevious() == null
                && isFirstRound
                && group.getQuantifier().hasProperty(QuantifierProperty.OPTIONAL);
    }

    /// Returns which events may be skipped before the element. The first element of a group follows the
    /// group's rule.
    ConsumingStrategy strategyBefore() {
        if (group == null || pattern.getPrevious() != null) return strategy();
        return isFirstRound
                ? group.getQuantifier().getConsumingStrategy()
                : group.getQuantifier().getInnerConsumingStrategy();
    }

    /// Returns which events may be skipped between two events of the element.
    ConsumingStrategy strategyInside() {
        if (group == null || pattern.getPrevious() != null) {
            return pattern.getQuantifier().getInnerConsumingStrategy();
        }
        return group.getQuantifier().getInnerConsumingStrategy();
    }
}
