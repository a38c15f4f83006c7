package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.type.KeyHash;
import dev.millrace.api.type.LateTypeInfo;
import dev.millrace.api.type.TypeInformation;

/// Checks keys.
final class Keys {
    private Keys() {}

    /// Returns the partitioning by a key.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the hash of the key type does not depend on content
    static Partitioning.Keyed partitioning(KeySelector<?, ?> selector, TypeInformation<?> type) {
        KeyHash.of(type);
        return new Partitioning.Keyed(selector, type);
    }

    /// Checks that the keys of both inputs have the same type. Late types, which only the running job knows, pass
    /// the check.
    static void checkSame(TypeInformation<?> one, Step<?> first, TypeInformation<?> two, Step<?> second) {
        if (one.equals(two) || one instanceof LateTypeInfo || two instanceof LateTypeInfo) return;
        throw StreamFaults.JOIN
                .argument(
                        "The key of %s has the type %s, and the key of %s has the type %s.",
                        first.where(), one, second.where(), two)
                .why("Keys of different types are never equal.")
                .fix("Return the same type from both key selectors.");
    }
}
