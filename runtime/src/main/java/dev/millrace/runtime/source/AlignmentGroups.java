package dev.millrace.runtime.source;

import dev.millrace.api.time.WatermarkAlignmentParams;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The groups in which sources wait for each other: all of one job, or what of a job is in one process and knows by
/// [#elsewhere] how far the others are. Safe to use from any thread.
public final class AlignmentGroups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlignmentGroups.class);

    private final Map<String, Shared> groups = new ConcurrentHashMap<>();
    private final @Nullable Reports reports;

    /// Told how far the slowest of a group here is: as soon as it begins to hold others back or no longer does, and
    /// once in an update interval if it has got further. One call at a time.
    @FunctionalInterface
    public interface Listener {

        /// @param lowest `Long.MAX_VALUE` if nobody here holds others back
        /// @param intervalMillis so often the group looks at most
        void reached(String group, long lowest, long intervalMillis);
    }

    private record Reports(SerialExecutor executor, Listener listener) {}

    /// All sources are in this process.
    public AlignmentGroups() {
        this.reports = null;
    }

    /// There are sources elsewhere.
    ///
    /// @param name of its threads
    public AlignmentGroups(String name, Host host, Listener listener) {
        this.reports = new Reports(
                new SerialExecutor(
                        "millrace-alignment-" + name, host, thrown -> LOG.warn("while sources are aligned", thrown)),
                listener);
    }

    AlignmentGroup group(WatermarkAlignmentParams parameters) {
        String name = parameters.getWatermarkGroup();
        long intervalMillis = Math.max(1, parameters.getUpdateInterval());
        return groups.computeIfAbsent(name, _ -> new Shared(name, intervalMillis)).group;
    }

    /// Says how far the slowest of a group is that is elsewhere.
    ///
    /// @param lowest `Long.MAX_VALUE` if nobody there holds others back
    public void elsewhere(String group, long lowest) {
        Shared known = groups.get(group);
        if (known != null) known.group.elsewhere(lowest);
    }

    /// Nobody is told anything any more.
    @Override
    public void close() {
        if (reports != null) reports.executor.close(() -> {});
    }

    /// A group, and what the others know of it.
    private final class Shared {
        private final String name;
        private final long intervalMillis;
        private final AlignmentGroup group;
        private boolean hasTold;
        private long told;
        private boolean isTicking;

        /// @param intervalMillis of the source that came first, as the others of the group have it too
        Shared(String name, long intervalMillis) {
            this.name = name;
            this.intervalMillis = intervalMillis;
            this.group = reports == null ? new AlignmentGroup() : new AlignmentGroup(this::turn);
        }

        private void turn() {
            if (reports != null) reports.executor.submit(() -> tell(reports));
        }

        private void tell(Reports to) {
            long lowest = group.here();
            if (!hasTold || lowest != told) to.listener.reached(name, lowest, intervalMillis);
            hasTold = true;
            told = lowest;
            if (isTicking || group.isEmpty()) return;
            isTicking = true;
            to.executor.submitAfter(intervalMillis, () -> {
                isTicking = false;
                tell(to);
            });
        }
    }
}
