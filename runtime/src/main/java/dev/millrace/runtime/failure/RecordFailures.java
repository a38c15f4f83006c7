package dev.millrace.runtime.failure;

import dev.millrace.base.host.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts how often each record has failed a job, over all attempts, and how many records were
/// skipped. Thread-safe.
public final class RecordFailures {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFailures.class);
    /// The maximum number of tracked records. A job with more has another problem.
    private static final int RECORDS_MAX = 4_096;

    private static final long QUIET_NANOS = 1_000_000_000;

    private final FailureRules rules;
    private final Host host;
    private final String job;
    private final Map<String, Integer> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > RECORDS_MAX;
        }
    };
    private long skipped;
    private long unsaid;
    private boolean hasSaid;
    private long saidNanos;

    /// Creates the counts of a job.
    ///
    /// @param job the job's unique id
    public RecordFailures(FailureRules rules, Host host, String job) {
        this.rules = rules;
        this.host = host;
        this.job = job;
    }

    public FailureRules rules() {
        return rules;
    }

    /// Counts a failure of a record.
    ///
    /// @return whether the record has failed the job often enough
    synchronized boolean isEnough(String fingerprint) {
        int before = failures.getOrDefault(fingerprint, 0);
        if (before >= rules.failuresBefore()) return true;
        failures.put(fingerprint, before + 1);
        return false;
    }

    /// Counts a record that is to be skipped.
    ///
    /// @return whether the record may be skipped
    synchronized boolean maySkip() {
        if (skipped >= rules.skippedMax()) return false;
        skipped++;
        return true;
    }

    /// Logs what was done with a record, at most once per second.
    synchronized void say(String done, String what) {
        long now = host.clock().nanos();
        if (hasSaid && now - saidNanos < QUIET_NANOS) {
            unsaid++;
            return;
        }
        LOG.warn("{}{}: {}", done, unsaid == 0 ? "" : ", and " + unsaid + " more since the last message", what);
        hasSaid = true;
        saidNanos = now;
        unsaid = 0;
    }

    Host host() {
        return host;
    }

    String job() {
        return job;
    }
}
