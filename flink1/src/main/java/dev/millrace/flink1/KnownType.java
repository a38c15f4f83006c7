package dev.millrace.flink1;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.type.TypeInformation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks for types that may still be given by `returns`.
final class KnownType {
    private KnownType() {}

    /// The type; null if nobody knows it yet.
    static <T> @Nullable TypeInformation<T> of(Supplier<TypeInformation<T>> type) {
        try {
            return type.get();
        } catch (InvalidTypesException unknown) {
            return null;
        }
    }
}
