package dev.millrace.server;

import org.jspecify.annotations.Nullable;

/// How a job ended.
///
/// @param runMillis from its start to its end
/// @param failure null unless it failed
public record JobOutcome(long runMillis, @Nullable Failure failure) {

    /// Texts only: the classes of the program may be gone.
    public record Failure(String type, String stackTrace) {}
}
