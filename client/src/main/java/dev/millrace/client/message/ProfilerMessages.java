package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Defines messages about profiles of processes.
public final class ProfilerMessages {
    private ProfilerMessages() {}

    /// Requests a profile.
    ///
    /// @param mode `CPU`, `LOCK`, `ALLOC`, `WALL` or `ITIMER`
    /// @param duration in seconds
    public record Request(@Nullable String mode, @Nullable Integer duration) {}

    /// Describes a profile. Times are milliseconds since the epoch.
    ///
    /// @param status `RUNNING`, `FINISHED` or `FAILED`
    /// @param finishedTime null while the profile runs
    /// @param duration in seconds
    /// @param message the reason of a failure, or how the profile was taken
    /// @param outputFile the name of the result; null if there is none
    /// @param profilingMode the mode again, because Flink has both fields
    public record Profile(
            String status,
            String mode,
            @JsonName("triggerTime") long triggerTime,
            @JsonName("finishedTime") @Nullable Long finishedTime,
            long duration,
            @Nullable String message,
            @JsonName("outputFile") @Nullable String outputFile,
            @JsonName("profilingMode") String profilingMode) {}

    /// Lists profiles, newest first.
    public record Profiles(@JsonName("profilingList") List<Profile> profiles) {}
}
