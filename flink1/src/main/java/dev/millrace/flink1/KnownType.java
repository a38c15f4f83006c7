package dev.millrace.flink1;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.type.TypeInformation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads types that `returns` may still change.
final class KnownType {
    private KnownType() {}

    /// Returns the type; null if it is not yet known.
    static <T> @Nullable TypeInformation<T> of(Supplier<TypeInformation<T>> type) {
        try {
            return type.get();
        } catch (InvalidTypesException unknown) {
            return null;
        }
    }
}
