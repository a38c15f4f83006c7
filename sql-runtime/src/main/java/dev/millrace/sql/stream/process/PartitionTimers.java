package dev.millrace.sql.stream.process;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.state.MapState;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.NamedTimers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Contains the timers of a function, of which some have names. Not thread-safe.
///
/// A timer has a tag: `n` and its name, or `u` if it has no name. The map contains the times of the timers of a
/// partition by `n` and the name, or `u` and the time.
final class PartitionTimers {
    private static final String NAMED = "n";
    private static final String UNNAMED = "u";

    private final MapState<String, Long> times;
    private final NamedTimers timers;

    /// Handles timers.
    @FunctionalInterface
    interface OnTimer {
        /// @param name the name of the timer; null if it has none
        void fire(@Nullable String name, long time);
    }

    PartitionTimers(ContinuousServices services, OnTimer onTimer) {
        this.times = services.lastingMap("timers", StringSerializer.INSTANCE, LongSerializer.INSTANCE);
        this.timers = services.namedTimers("timers", (tag, time) -> {
            access(() -> times.remove(tag.equals(UNNAMED) ? UNNAMED + time : tag));
            onTimer.fire(tag.equals(UNNAMED) ? null : tag.substring(NAMED.length()), time);
        });
    }

    private interface Access {
        void run() throws Exception;
    }

    private static void access(Access access) {
        try {
            access.run();
        } catch (Exception failed) {
            throw ProcessFaults.access(failed);
        }
    }

    void advance(long watermark) {
        timers.advance(watermark);
    }

    void register(String name, long time) {
        access(() -> {
            Long former = times.get(NAMED + name);
            if (former != null) timers.cancel(NAMED + name, former);
            times.put(NAMED + name, time);
            timers.register(NAMED + name, time);
        });
    }

    void register(long time) {
        access(() -> times.put(UNNAMED + time, time));
        timers.register(UNNAMED, time);
    }

    void clear(String name) {
        access(() -> {
            Long former = times.get(NAMED + name);
            if (former == null) return;
            timers.cancel(NAMED + name, former);
            times.remove(NAMED + name);
        });
    }

    void clear(long time) {
        timers.cancel(UNNAMED, time);
        access(() -> times.remove(UNNAMED + time));
    }

    void clearAll() {
        List<Map.Entry<String, Long>> all = new ArrayList<>();
        access(() -> times.entries().forEach(all::add));
        for (Map.Entry<String, Long> each : all) {
            timers.cancel(each.getKey().startsWith(NAMED) ? each.getKey() : UNNAMED, each.getValue());
        }
        times.clear();
    }
}
