package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.type.KeyHash;
import dev.millrace.api.type.LateTypeInfo;
import dev.millrace.api.type.TypeInformation;

/// Checks of keys.
final class Keys {
    private Keys() {}

    /// A partitioning by key.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if values of the type do not hash by their content
    static Partitioning.Keyed partitioning(KeySelector<?, ?> selector, TypeInformation<?> type) {
        KeyHash.of(type);
        return new Partitioning.Keyed(selector, type);
    }

    /// Two sides that meet by key must have keys of one type; what is known only when the job runs may be.
    static void checkSame(TypeInformation<?> one, Step<?> first, TypeInformation<?> two, Step<?> second) {
        if (one.equals(two) || one instanceof LateTypeInfo || two instanceof LateTypeInfo) return;
        throw StreamFaults.JOIN
                .argument("the key of %s is %s, that of %s is %s", first.where(), one, second.where(), two)
                .why("keys of different types never meet")
                .fix("let both key selectors give the same type");
    }
}
