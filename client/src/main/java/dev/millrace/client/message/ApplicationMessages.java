package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About programs that were handed in and run, each with all its jobs. Times as in [JobMessages].
public final class ApplicationMessages {
    private ApplicationMessages() {}

    public record Overview(List<Line> applications) {}

    /// @param jobs how many are in each state
    public record Line(
            String id,
            String name,
            long startTime,
            long endTime,
            long duration,
            String status,
            Map<String, Integer> jobs) {}

    /// @param timestamps when it entered each state
    public record Details(
            String id,
            String name,
            String status,
            long startTime,
            long endTime,
            long duration,
            Map<String, Long> timestamps,
            List<JobMessages.Line> jobs) {}

    public record Exceptions(@JsonName("exceptionHistory") History history) {}

    public record History(List<Failure> entries) {}

    /// @param jobId null if it was not a job that failed
    public record Failure(
            @JsonName("exceptionName") String name,
            String stacktrace,
            long timestamp,
            @JsonName("jobId") @Nullable String jobId) {}
}
