package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Schedules periodic checkpoints. Called by the coordinator's thread only.
///
/// While a source processes a backlog, checkpoints have another interval, or there are none. A change of the
/// interval only moves the next checkpoint to an earlier time. Otherwise frequent changes would postpone
/// checkpoints without end.
final class CheckpointScheduler {
    private static final long NEVER = Long.MAX_VALUE;

    private final CheckpointSettings settings;
    private final SerialExecutor executor;
    private final Clock clock;
    private final Runnable onDue;
    /// The sources that process a backlog.
    private final Set<String> backlogged = new HashSet<>();
    private boolean isRunning;
    /// The time of the next checkpoint, unless a backlog prevents it.
    private long dueMillis = NEVER;
    /// The number of changes of the next time, to recognize obsolete timers.
    private long schedule;

    /// Creates the scheduler.
    ///
    /// @param onDue runs on the coordinator's thread
    CheckpointScheduler(CheckpointSettings settings, SerialExecutor executor, Clock clock, Runnable onDue) {
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.onDue = onDue;
    }

    /// Restarts the interval.
    void schedule() {
        isRunning = settings.isPeriodic();
        dueMillis = NEVER;
        advance();
    }

    /// Stops checkpoints until [#schedule].
    void stop() {
        isRunning = false;
        schedule++;
    }

    /// Forgets the backlog of a source that has finished or restarts.
    void forget(String source) {
        backlog(source, false);
    }

    /// Notes that a source starts or stops processing a backlog.
    void backlog(String source, boolean isBehind) {
        boolean hasChanged = isBehind ? backlogged.add(source) : backlogged.remove(source);
        if (hasChanged) advance();
    }

    private void advance() {
        long own = ++schedule;
        long interval = backlogged.isEmpty() ? settings.intervalMillis() : settings.backlogIntervalMillis();
        if (!isRunning || interval == 0) return;
        long now = now();
        dueMillis = Math.min(dueMillis, now + interval);
        executor.submitAfter(Math.max(0, dueMillis - now), () -> {
            if (own != schedule) return;
            schedule();
            onDue.run();
        });
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(clock.nanos());
    }
}
