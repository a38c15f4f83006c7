package dev.millrace.runtime.report;

import dev.millrace.runtime.metric.MetricFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls one reporter and logs its exceptions, the first one as a warning. Thread-safe.
final class ReporterGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ReporterGuard.class);

    private final String name;
    private volatile boolean hasFailed;

    /// Creates the guard.
    ///
    /// @param name the name of the reporter
    ReporterGuard(String name) {
        this.name = name;
    }

    void call(Runnable call) {
        try {
            call.run();
        } catch (Exception | LinkageError thrown) {
            if (hasFailed) {
                LOG.debug("reporter '{}' failed again", name, thrown);
                return;
            }
            hasFailed = true;
            LOG.warn(
                    "{}",
                    MetricFaults.NOT_REPORTING
                            .what("Reporter '%s' failed. Its further failures are logged at debug level.", name)
                            .cause(thrown)
                            .fix("Correct the cause. The job continues without these reports.")
                            .getMessage(),
                    thrown);
        }
    }
}
