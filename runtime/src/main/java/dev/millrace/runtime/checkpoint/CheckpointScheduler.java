package dev.millrace.runtime.checkpoint;

import dev.millrace.base.host.Clock;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// When checkpoints are due. Used by the coordinator's thread.
///
/// While a source processes a backlog, checkpoints have another interval, or there are none. A change of the interval
/// can only bring the next checkpoint nearer: otherwise there would be none while sources change often.
final class CheckpointScheduler {
    private static final long NEVER = Long.MAX_VALUE;

    private final CheckpointSettings settings;
    private final SerialExecutor executor;
    private final Clock clock;
    private final Runnable onDue;
    /// Sources that process a backlog.
    private final Set<String> backlogged = new HashSet<>();
    private boolean isRunning;
    /// When the next checkpoint is due, if sources do not forbid it.
    private long dueMillis = NEVER;
    /// How often the time of the next checkpoint was set.
    private long schedule;

    /// @param onDue run on the coordinator's thread
    CheckpointScheduler(CheckpointSettings settings, SerialExecutor executor, Clock clock, Runnable onDue) {
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.onDue = onDue;
    }

    /// Sets the time of the next checkpoint anew.
    void schedule() {
        isRunning = settings.isPeriodic();
        dueMillis = NEVER;
        advance();
    }

    /// None is due until [#schedule].
    void stop() {
        isRunning = false;
        schedule++;
    }

    /// A source has come to its end or begins anew.
    void forget(String source) {
        backlog(source, false);
    }

    /// A source processes a backlog, or no longer does.
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
