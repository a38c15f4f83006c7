package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about programs that were uploaded and run, each with all its jobs. Times as in [JobMessages].
public final class ApplicationMessages {
    private ApplicationMessages() {}

    public record Overview(List<Line> applications) {}

    /// @param jobs number of jobs by state
    public record Line(
            String id,
            String name,
            long startTime,
            long endTime,
            long duration,
            String status,
            Map<String, Integer> jobs) {}

    /// @param timestamps start of each state
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

    /// @param jobId null if the failure is not a job's
    public record Failure(
            @JsonName("exceptionName") String name,
            String stacktrace,
            long timestamp,
            @JsonName("jobId") @Nullable String jobId) {}
}
