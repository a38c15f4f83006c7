package dev.millrace.runtime.step;

import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Lists the tasklets with a dedicated thread for the watch, in the order of their hand-offs. Thread-safe.
///
/// A tasklet may leave its dedicated thread before the hand-off has added it here. Therefore, arrivals and
/// departures are counted in any order.
final class DedicatedTasklets {
    private final AtomicReference<List<Count>> present = new AtomicReference<>(List.of());

    private record Count(Tasklet tasklet, int comings) {}

    void came(Tasklet tasklet) {
        present.updateAndGet(before -> counted(before, tasklet, 1));
    }

    void went(Tasklet tasklet) {
        present.updateAndGet(before -> counted(before, tasklet, -1));
    }

    private static List<Count> counted(List<Count> before, Tasklet tasklet, int change) {
        List<Count> after = new ArrayList<>();
        int comings = change;
        for (Count each : before) {
            if (each.tasklet == tasklet) comings += each.comings;
            else after.add(each);
        }
        if (comings != 0) after.add(new Count(tasklet, comings));
        return after;
    }

    /// Publishes the results of all tasklets.
    ///
    /// @return whether anything new was published
    boolean reveal() {
        boolean isNew = false;
        for (Count each : Check.present(present.get(), "a list")) isNew |= each.tasklet.reveal();
        return isNew;
    }
}
