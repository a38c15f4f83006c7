package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;

/// Holds received records as bytes until the receiving thread decodes them.
@FunctionalInterface
public interface LazyRows {
    /// Decodes all records. Called once.
    ///
    /// @param values receives the values
    /// @param objectKeys receives the keys if they are objects; else empty
    void read(@Nullable Object[] values, @Nullable Object[] objectKeys);
}
