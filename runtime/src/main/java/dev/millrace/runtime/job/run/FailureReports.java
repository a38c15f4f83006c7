package dev.millrace.runtime.job.run;

import dev.millrace.base.fault.CodedException;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/// Reports the failures of a job on standard error if the process has no SLF4J provider, because SLF4J then drops all
/// messages. Called by the job's thread only.
final class FailureReports {
    private static final int LONGEST = 2_000;
    private static final String INDENTATION = "  ";

    private final String job;
    private final boolean isNeeded;
    private String newest = "";

    /// @param job the name of the job
    FailureReports(String job) {
        this.job = job;
        this.isNeeded = LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory;
    }

    /// Reports a failure after which the job restarts. A text that was reported last is not repeated.
    ///
    /// @param strategy the description of the restart strategy
    void restarts(Throwable cause, long waitMillis, String strategy) {
        if (!isNeeded) return;
        print("Job '%s' failed and restarts in %d ms (%s).".formatted(job, waitMillis, strategy), cause);
    }

    /// Reports a failure that ends the job.
    void failed(Throwable cause) {
        if (!isNeeded) return;
        print("Job '%s' failed.".formatted(job), cause);
    }

    private void print(String title, Throwable cause) {
        String text = text(cause);
        StringBuilder report = new StringBuilder(title).append(System.lineSeparator());
        if (!text.equals(newest)) report.append(text);
        newest = text;
        PrintStream err = System.err;
        err.print(report);
        err.flush();
    }

    private static String text(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String first = cause instanceof CodedException ? message : cause.toString();
        StringBuilder text = new StringBuilder();
        cut(first).lines().forEach(line -> text.append(INDENTATION).append(line).append(System.lineSeparator()));
        Throwable root = root(cause);
        boolean isTold = root == cause || first.contains(root.toString());
        if (!isTold)
            text.append(INDENTATION)
                    .append("Caused by: ")
                    .append(cut(root.toString()))
                    .append(System.lineSeparator());
        return text.toString();
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        // A cycle of causes must not hang the job.
        for (int depth = 0; root.getCause() != null && depth < LONGEST; depth++) root = root.getCause();
        return root;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
