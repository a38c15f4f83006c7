package dev.millrace.runtime.step;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The tasklets that have a thread of their own now, for the watch to look after. Any thread.
///
/// A tasklet's thread may be done with it before whoever handed the loop off has told so. Comings and goings are
/// therefore counted, in whatever order they come.
final class LoneTasklets {
    private final ConcurrentMap<Tasklet, Integer> present = new ConcurrentHashMap<>();

    void came(Tasklet tasklet) {
        present.merge(tasklet, 1, LoneTasklets::sum);
    }

    void went(Tasklet tasklet) {
        present.merge(tasklet, -1, LoneTasklets::sum);
    }

    private static @Nullable Integer sum(int one, int other) {
        return one + other == 0 ? null : one + other;
    }

    /// @return whether anything was revealed
    boolean reveal() {
        boolean isNew = false;
        for (Tasklet tasklet : present.keySet()) isNew |= tasklet.reveal();
        return isNew;
    }
}
