package dev.millrace.runtime.source;

import dev.millrace.api.time.WatermarkAlignmentParams;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the watermark alignment groups of a job in one process. [#elsewhere] receives the progress of sources in
/// other processes. Thread-safe.
public final class AlignmentGroups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlignmentGroups.class);

    private final Map<String, Shared> groups = new ConcurrentHashMap<>();
    private final @Nullable Reports reports;

    /// Receives the lowest watermark of a group in this process. A change between bound and unbound is reported at
    /// once; progress is reported once per update interval. Calls run one after the other.
    @FunctionalInterface
    public interface Listener {

        /// Reports the lowest watermark.
        ///
        /// @param lowest the watermark; `Long.MAX_VALUE` if no local source limits the group
        /// @param intervalMillis the update interval of the group
        void reached(String group, long lowest, long intervalMillis);
    }

    private record Reports(SerialExecutor executor, Listener listener) {}

    /// Creates the groups of a job whose sources all run in this process.
    public AlignmentGroups() {
        this.reports = null;
    }

    /// Creates the groups of a job with sources in several processes.
    ///
    /// @param name a part of the thread names
    public AlignmentGroups(String name, Host host, Listener listener) {
        this.reports = new Reports(
                new SerialExecutor(
                        "millrace-alignment-" + name,
                        host,
                        thrown -> LOG.warn("The alignment of sources failed", thrown)),
                listener);
    }

    AlignmentGroup group(WatermarkAlignmentParams parameters) {
        String name = parameters.getWatermarkGroup();
        long intervalMillis = Math.max(1, parameters.getUpdateInterval());
        return groups.computeIfAbsent(name, _ -> new Shared(name, intervalMillis)).group;
    }

    /// Sets the lowest watermark of a group in other processes.
    ///
    /// @param lowest the watermark; `Long.MAX_VALUE` if no source there limits the group
    public void elsewhere(String group, long lowest) {
        Shared known = groups.get(group);
        if (known != null) known.group.elsewhere(lowest);
    }

    /// Stops the reports.
    @Override
    public void close() {
        if (reports != null) reports.executor.close(() -> {});
    }

    /// Holds a group, and what was reported of it.
    private final class Shared {
        private final String name;
        private final long intervalMillis;
        private final AlignmentGroup group;
        private boolean hasTold;
        private long told;
        private boolean isTicking;

        /// Creates a group.
        ///
        /// @param intervalMillis the update interval of the first source, which is the same for all sources of
        /// the group
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
