package dev.millrace.server;

import org.jspecify.annotations.Nullable;

/// How a job ended.
///
/// @param runMillis from its start to its end
/// @param failure null unless it failed
public record JobOutcome(long runMillis, @Nullable Failure failure) {

    /// Texts only: the classes of the program may be gone.
    ///
    /// @param serialized the exception in Java's serialization and Base64; null if it cannot be serialized
    public record Failure(
            String type, String stackTrace, @Nullable String serialized) {}
}
