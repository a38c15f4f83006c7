package dev.millrace.api;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.type.LateTypeInfo;
import dev.millrace.api.type.TypeInformation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Determines the type of united streams. A program may set the type of a stream after a union, or only the running job
/// may know the type. A union therefore reads the types of its inputs as late as possible, and an unknown type matches
/// every type.
final class Unions {
    private Unions() {}

    /// Checks that two inputs have the same type. A type that is not known yet passes, because `.returns(…)` may set
    /// it later.
    ///
    /// @throws IllegalArgumentException if the types that are known by now differ
    static void check(Step<?> first, Step<?> other) {
        TypeInformation<?> one = typeSoFar(first);
        TypeInformation<?> two = typeSoFar(other);
        if (one != null && two != null) check(first, one, other, two);
    }

    private static @Nullable TypeInformation<?> typeSoFar(Step<?> step) {
        // A supplied stream has no input yet.
        if (step.inputs().isEmpty()) return step.typeSoFar();
        return switch (step.operation()) {
            // Asking these steps for their types would mark the types of their inputs as used.
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

    /// Returns the first type that is completely known, or the first type if there is none.
    ///
    /// @throws IllegalArgumentException if the types differ
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
