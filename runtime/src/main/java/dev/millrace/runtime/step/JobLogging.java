package dev.millrace.runtime.step;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Names the job for which a thread works in SLF4J's diagnostic context, so that log messages can contain the job.
public final class JobLogging {
    /// The key of the job's name in the context, for patterns such as `%X{millrace-job}`.
    public static final String KEY = "millrace-job";

    private JobLogging() {}

    /// Returns the name of the current thread's job; empty if the thread works for no job.
    static String current() {
        String job = MDC.get(KEY);
        return job == null ? "" : job;
    }

    /// Sets the current thread's job.
    ///
    /// @param job the name of the job; empty or null for none
    public static void set(@Nullable String job) {
        if (job == null || job.isEmpty()) MDC.remove(KEY);
        else MDC.put(KEY, job);
    }
}
