package dev.millrace.graph;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.serializer.TypeFaults;
import dev.millrace.api.type.GenericPart;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Refuses types that need generic serialization, if the program forbids it. The fault names the step that introduces
/// the type.
final class GenericTypes {
    private GenericTypes() {}

    static void check(JobSpec spec) {
        if (!spec.executionConfig().getSerializerConfig().hasGenericTypesDisabled()) return;
        for (Step<?> step : spec.steps()) {
            TypeInformation<?> type = type(step);
            if (type != null) check(step, "emits", type);
            Partitioning.Keyed keyed = keyOf(step);
            if (keyed != null) check(step, "has keys of", keyed.keyType());
        }
    }

    private static Partitioning.@Nullable Keyed keyOf(Step<?> step) {
        return switch (step.operation()) {
            case Operation.Partition(Partitioning.Keyed keyed) -> keyed;
            case Operation.PartitionedAlready(Partitioning.Keyed keyed) -> keyed;
            default -> null;
        };
    }

    // A missing type matters only where it is used, and is reported there.
    private static @Nullable TypeInformation<?> type(Step<?> step) {
        try {
            return step.type();
        } catch (InvalidTypesException _) {
            return null;
        }
    }

    private static void check(Step<?> step, String does, TypeInformation<?> type) {
        GenericPart part = GenericPart.of(type);
        if (part == null) return;
        String what = part.path().isEmpty()
                ? ""
                : " whose " + part.path() + " is " + part.type().getName();
        throw TypeFaults.GENERIC
                .unsupported("Step %s %s %s%s, which needs generic serialization.", step.where(), does, type, what)
                .why("The option pipeline.generic-types is false, and %s.", part.reason())
                .fix(
                        "Make %s a record or a POJO (public class, public constructor, public fields or"
                                + " accessors). Or pass its TypeInformation with returns(…), or set"
                                + " pipeline.generic-types to true.",
                        part.type().getSimpleName());
    }
}
