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

/// Records the failures of a job and decides what follows from each. The job's thread makes the decisions; any thread
/// may read.
final class Restarts {
    private final RestartStrategy strategy;
    private final Clock clock;
    private final FailureHistory failures = new FailureHistory();
    private volatile int count;
    /// The newest failure and its decision. A failure that hits several regions counts once.
    private @Nullable Throwable newest;

    private OptionalLong waitMillis = OptionalLong.empty();

    /// Describes what follows from a failure.
    ///
    /// @param waitMillis the delay until the restart; empty if the job fails
    /// @param isFirst true if no other region has failed with the same failure before
    record Decision(OptionalLong waitMillis, boolean isFirst) {
        /// Returns the same decision for a region whose restart was unsuccessful.
        Decision again() {
            return new Decision(waitMillis, false);
        }
    }

    Restarts(RestartStrategy strategy, Clock clock) {
        this.strategy = strategy;
        this.clock = clock;
    }

    /// Decides what follows from the failure of a region.
    ///
    /// @param part the names of the region's steps
    Decision after(Attempt.Failed failure, List<String> part) {
        return after(failure, part, failure.cause() != newest);
    }

    /// Decides for a region whose failure has the same cause as an earlier failure, although the exceptions differ.
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

    /// Records a failure that ends the job and belongs to no region, for example one before the first attempt.
    void last(Throwable failure) {
        if (failure == newest) return;
        newest = failure;
        failures.add(new JobFailure(clock.millis(), null, ProcessAddress.NOWHERE, failure, List.of()));
    }

    /// Counts a restart.
    void add() {
        count++;
    }

    int count() {
        return count;
    }

    /// Registers the number of restarts, with Flink's metric names.
    void show(MetricGroup group) {
        group.gauge("numRestarts", (Gauge<Long>) () -> (long) count);
        group.gauge("fullRestarts", (Gauge<Long>) () -> (long) count);
    }

    /// Returns whether the job may ever restart.
    boolean arePossible() {
        return !(strategy instanceof RestartStrategy.Never);
    }

    RestartStrategy strategy() {
        return strategy;
    }

    /// Returns the description of the restart strategy, for messages.
    String description() {
        return strategy.description();
    }

    /// Returns the newest failures, oldest first.
    List<JobFailure> failures() {
        return failures.all();
    }
}
