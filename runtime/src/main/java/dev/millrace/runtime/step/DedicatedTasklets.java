package dev.millrace.runtime.step;

import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The tasklets that have a thread of their own now, for the watch to look after, in the order in which they came.
/// Any thread.
///
/// A tasklet's thread may be done with it before whoever handed the loop off has told so. Comings and goings are
/// therefore counted, in whatever order they come.
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

    /// @return whether anything was revealed
    boolean reveal() {
        boolean isNew = false;
        for (Count each : Check.present(present.get(), "a list")) isNew |= each.tasklet.reveal();
        return isNew;
    }
}
