package dev.millrace.server;

import org.jspecify.annotations.Nullable;

/// Describes how a job ended.
///
/// @param runMillis from the job's start to its end
/// @param failure null unless the job failed
public record JobOutcome(long runMillis, @Nullable Failure failure) {

    /// Describes a failure as text, because the classes of the program may have been unloaded.
    ///
    /// @param serialized the exception in Java serialization and Base64; null if it cannot be serialized
    public record Failure(
            String type, String stackTrace, @Nullable String serialized) {}
}
