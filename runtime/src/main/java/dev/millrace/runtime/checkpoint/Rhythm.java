package dev.millrace.runtime.checkpoint;

import dev.millrace.runtime.step.Serial;
import java.util.HashSet;
import java.util.Set;

/// When checkpoints are due. Used by the coordinator's thread.
final class Rhythm {
    private final CheckpointSettings settings;
    private final Serial serial;
    private final Runnable onDue;
    /// Sources that work off what they are behind.
    private final Set<String> backlogged = new HashSet<>();
    /// How often the time of the next checkpoint was set.
    private long schedule;

    /// @param onDue run on the coordinator's thread
    Rhythm(CheckpointSettings settings, Serial serial, Runnable onDue) {
        this.settings = settings;
        this.serial = serial;
        this.onDue = onDue;
    }

    /// Sets the time of the next checkpoint anew.
    void schedule() {
        long interval = backlogged.isEmpty() ? settings.intervalMillis() : settings.backlogIntervalMillis();
        long own = ++schedule;
        if (!settings.isPeriodic() || interval == 0) return;
        serial.submitAfter(interval, () -> {
            if (own != schedule) return;
            schedule();
            onDue.run();
        });
    }

    /// None is due until [#schedule].
    void stop() {
        schedule++;
    }

    /// A source is gone.
    void forget(String source) {
        backlogged.remove(source);
    }

    /// A source works off what it is behind, or no longer does.
    void backlog(String source, boolean isBehind) {
        boolean hasChanged = isBehind ? backlogged.add(source) : backlogged.remove(source);
        if (hasChanged) schedule();
    }
}
