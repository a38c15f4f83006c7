package dev.millrace.runtime.job.view;

import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.stats.ProcessAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a failure of a job to users. It contains only text, so it does not keep the program's classes in memory.
///
/// @param timeMillis the time by the wall clock
/// @param subtask the subtask that failed; null if no subtask failed
/// @param place the worker of the subtask
/// @param type the class name of the exception
/// @param restarted the tasks that restarted; empty if the job has failed
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

    /// Returns the stack trace of an exception with all its causes.
    public static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
