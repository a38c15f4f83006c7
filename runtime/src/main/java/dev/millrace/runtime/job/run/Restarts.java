package dev.millrace.runtime.job.run;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Clock;
import dev.millrace.runtime.failure.FailureFaults;
import dev.millrace.runtime.failure.FailureHistory;
import dev.millrace.runtime.failure.JobFailure;
import dev.millrace.runtime.recovery.RestartStrategy;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a job's failures were, and what follows from each. Decided on the job's thread; may be read by any.
final class Restarts {
    private final RestartStrategy strategy;
    private final Clock clock;
    private final FailureHistory failures = new FailureHistory();
    private volatile int count;
    /// The newest failure and what was decided for it: one that hits several parts counts once.
    private @Nullable Throwable newest;

    private OptionalLong waitMillis = OptionalLong.empty();

    /// What follows from a failure.
    ///
    /// @param waitMillis until what failed starts again; empty if the job is given up
    /// @param isFirst whether no other part has failed with it before
    record Decision(OptionalLong waitMillis, boolean isFirst) {
        /// The same decision for a part that has tried in vain to start again.
        Decision again() {
            return new Decision(waitMillis, false);
        }
    }

    Restarts(RestartStrategy strategy, Clock clock) {
        this.strategy = strategy;
        this.clock = clock;
    }

    /// A part of the job has failed.
    ///
    /// @param part names the steps that are in it
    Decision after(Attempt.Failed failure, List<String> part) {
        return after(failure, part, failure.cause() != newest);
    }

    /// A part has failed for what has made another one fail, though it does not look the same.
    Decision together(Attempt.Failed failure, List<String> part) {
        return after(failure, part, false);
    }

    private Decision after(Attempt.Failed failure, List<String> part, boolean isFirst) {
        if (isFirst) waitMillis = waitAfter(failure.cause());
        if (isFirst) newest = failure.cause();
        failures.add(new JobFailure(
                clock.millis(),
                failure.subtask() == null ? null : failure.subtask().title(),
                failure.place(),
                failure.cause(),
                waitMillis.isEmpty() ? List.of() : part));
        return new Decision(waitMillis, isFirst);
    }

    private OptionalLong waitAfter(Throwable failure) {
        boolean isFinal = failure instanceof MillraceException told && told.fault() == FailureFaults.TOO_MANY_SKIPPED;
        return isFinal ? OptionalLong.empty() : strategy.afterFailure(clock.nanos() / 1_000_000);
    }

    /// The job is given up for a failure of no part of it, such as one before its first attempt.
    void last(Throwable failure) {
        if (failure == newest) return;
        newest = failure;
        failures.add(new JobFailure(clock.millis(), null, ProcessAddress.NOWHERE, failure, List.of()));
    }

    /// Something of the job starts again.
    void add() {
        count++;
    }

    int count() {
        return count;
    }

    /// Shows how often, under the names that Flink gives that.
    void show(MetricGroup group) {
        group.gauge("numRestarts", (Gauge<Long>) () -> (long) count);
        group.gauge("fullRestarts", (Gauge<Long>) () -> (long) count);
    }

    /// Whether the job may ever start again.
    boolean arePossible() {
        return !(strategy instanceof RestartStrategy.Never);
    }

    RestartStrategy strategy() {
        return strategy;
    }

    /// For messages.
    String description() {
        return strategy.description();
    }

    /// The newest failures, oldest first.
    List<JobFailure> failures() {
        return failures.all();
    }
}
