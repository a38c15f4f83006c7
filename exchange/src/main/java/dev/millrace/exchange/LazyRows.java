package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;

/// Records that came as bytes, and are read by the thread that takes them.
@FunctionalInterface
public interface LazyRows {
    /// Reads all records. Once.
    ///
    /// @param values takes them
    /// @param objectKeys takes their keys, if they travelled as objects; else empty
    void read(@Nullable Object[] values, @Nullable Object[] objectKeys);
}
