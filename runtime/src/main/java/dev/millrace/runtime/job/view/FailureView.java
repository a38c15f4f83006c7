package dev.millrace.runtime.job.view;

import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.stats.ProcessAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failure of a job as people are shown it: texts only, so that it may outlive the program's classes.
///
/// @param timeMillis by the wall clock
/// @param subtask where; null if it was in none
/// @param place of the subtask
/// @param type the class of the exception
/// @param restarted the tasks that were started again for it; empty if the job has failed
public record FailureView(
        long timeMillis,
        @Nullable String subtask,
        ProcessAddress place,
        String type,
        String stackTrace,
        List<String> restarted) {
    public FailureView {
        restarted = List.copyOf(restarted);
    }

    public static FailureView of(JobFailure failure) {
        return new FailureView(
                failure.timeMillis(),
                failure.subtask(),
                failure.place(),
                failure.cause().getClass().getName(),
                stackTrace(failure.cause()),
                failure.restarted());
    }

    /// With all causes.
    public static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
