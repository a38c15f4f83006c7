package dev.millrace.api;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.LateTypeInfo;
import dev.millrace.api.type.TypeInformation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of streams that are united.
///
/// A stream's type may be given after it was united with others, or be known only when the job runs. So a union reads
/// the types of its inputs as late as it can, and lets what is not known agree with everything.
final class Unions {
    private Unions() {}

    /// Leaves the types open to `.returns(…)`.
    ///
    /// @throws IllegalArgumentException if the types that are known by now are different
    static void check(Step<?> first, Step<?> other) {
        TypeInformation<?> one = typeSoFar(first);
        TypeInformation<?> two = typeSoFar(other);
        if (one != null && two != null) check(first, one, other, two);
    }

    private static @Nullable TypeInformation<?> typeSoFar(Step<?> step) {
        // A supplied stream has no input yet.
        if (step.inputs().isEmpty()) return step.typeSoFar();
        return switch (step.operation()) {
            // To ask these would be to use the types of their inputs.
            case Operation.Union _, Operation.Partition _, Operation.PartitionedAlready _ ->
                typeSoFar(step.inputs().getFirst());
            default -> step.typeSoFar();
        };
    }

    private static void check(Step<?> first, TypeInformation<?> one, Step<?> other, TypeInformation<?> two) {
        if (LateTypeInfo.mayBeSame(one, two)) return;
        throw new IllegalArgumentException("Streams of different types cannot be united: " + one + " of "
                + first.where() + ", and " + two + " of " + other.where());
    }

    /// The first type that is known wholly, or else the first.
    ///
    /// @throws IllegalArgumentException if the types are different
    @SuppressWarnings("unchecked")
    static <T> TypeInformation<T> type(List<Step<?>> inputs) {
        Step<?> best = inputs.getFirst();
        for (Step<?> other : inputs) {
            check(best, best.type(), other, other.type());
            if (LateTypeInfo.isIn(best.type()) && !LateTypeInfo.isIn(other.type())) best = other;
        }
        return (TypeInformation<T>) best.type();
    }
}
