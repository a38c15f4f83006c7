package dev.millrace.runtime.tap;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Samples the records that arrive at subtasks of this process.
public final class RecordTapper {
    private static final long LOOK_NANOS = 10_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private RecordTapper() {}

    /// Samples records until there are enough, or the time is over. Called on a thread that may block. Subtasks that
    /// somebody else samples at this moment are left out.
    public static List<TappedRecord> sample(Host host, TapRequest request, List<? extends Tappable> subtasks) {
        if (subtasks.isEmpty()) return List.of();
        int each = Math.max(1, request.records() / subtasks.size());
        Map<Tappable, RecordTap> taps = new LinkedHashMap<>();
        List<TappedRecord> all = new ArrayList<>();
        try {
            for (Tappable subtask : subtasks) {
                RecordTap tap = new RecordTap(subtask.index(), request.from(), each, request.chars());
                if (subtask.tap(tap)) taps.put(subtask, tap);
            }
            await(host, request, List.copyOf(taps.values()));
        } finally {
            taps.forEach(Tappable::untap);
        }
        for (RecordTap tap : taps.values()) all.addAll(tap.taken());
        return all.size() <= request.records() ? all : all.subList(0, request.records());
    }

    private static void await(Host host, TapRequest request, List<RecordTap> taps) {
        if (taps.isEmpty()) return;
        long until = host.clock().nanos() + request.millis() * NANOS_PER_MILLI;
        for (long left = until - host.clock().nanos();
                left > 0 && !taps.stream().allMatch(RecordTap::isFull);
                left = until - host.clock().nanos()) host.threads().park(Math.min(left, LOOK_NANOS));
    }
}
