package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// About looks into processes.
public final class ProfilerMessages {
    private ProfilerMessages() {}

    /// What is asked for.
    ///
    /// @param mode `CPU`, `LOCK`, `ALLOC`, `WALL` or `ITIMER`
    /// @param duration seconds
    public record Request(@Nullable String mode, @Nullable Integer duration) {}

    /// One look. Times are wall-clock milliseconds.
    ///
    /// @param status `RUNNING`, `FINISHED` or `FAILED`
    /// @param finishedTime null as long as it goes on
    /// @param duration seconds
    /// @param message why it failed, or what it rests on
    /// @param outputFile the name of its result; null if there is none
    /// @param profilingMode the mode once more, as Flink writes it twice
    public record Profile(
            String status,
            String mode,
            @JsonName("triggerTime") long triggerTime,
            @JsonName("finishedTime") @Nullable Long finishedTime,
            long duration,
            @Nullable String message,
            @JsonName("outputFile") @Nullable String outputFile,
            @JsonName("profilingMode") String profilingMode) {}

    /// The newest first.
    public record Profiles(@JsonName("profilingList") List<Profile> profiles) {}
}
