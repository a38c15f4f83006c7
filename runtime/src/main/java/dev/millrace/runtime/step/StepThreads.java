package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Manages the step threads of a process: one run loop per core, and a watch thread. The watch hands off a loop if
/// a tasklet blocks, and publishes the results of long steps early. Thread-safe.
public final class StepThreads implements AutoCloseable {
    /// The time between two checks of the watch. A step that two checks see with a waiting thread counts
    /// as blocked.
    private static final long WATCH_NANOS = 5_000_000;

    /// The number of checks after which a step with a running thread counts as blocked, for example in a system
    /// call. Computations and garbage collection pauses are shorter, and a hand-off does not help them.
    private static final int LOOKS_WHILE_RUNNING = 10;

    private static final long WATCH_IDLE_NANOS = 50_000_000;

    private final Host host;
    private final List<RunLoop> loops = new ArrayList<>();
    private final DedicatedTasklets alone = new DedicatedTasklets();
    private volatile boolean closing;

    /// Creates and starts the step threads.
    ///
    /// @param threads the number of run loops
    public StepThreads(Host host, int threads) {
        this.host = host;
        for (int i = 0; i < threads; i++) loops.add(new RunLoop("millrace-step-" + i, host, alone));
        for (RunLoop loop : loops) loop.start();
        host.threads().start("millrace-step-watch", this::watch);
    }

    /// Adds a tasklet to a loop. Equal numbers select the same loop, so that neighbours share a core's cache.
    public void drive(Tasklet tasklet, int number) {
        loops.get(Math.floorMod(number, loops.size())).adopt(tasklet);
    }

    /// Hands off the loop of the calling thread, which is about to wait inside a step. Has no effect on a thread
    /// that drives no loop.
    public void aboutToWait() {
        Thread caller = Thread.currentThread();
        for (RunLoop loop : loops) if (loop.isDrivenBy(caller)) loop.handOff();
    }

    /// Ends each thread after its last tasklet has ended. Running tasklets are not stopped.
    @Override
    public void close() {
        closing = true;
        for (RunLoop loop : loops) loop.close();
    }

    private void watch() {
        @Nullable Tasklet[] seen = new Tasklet[loops.size()];
        long[] steps = new long[loops.size()];
        int[] looks = new int[loops.size()];
        while (!closing) {
            boolean busy = alone.reveal();
            for (int i = 0; i < seen.length; i++) {
                RunLoop loop = loops.get(i);
                Tasklet now = loop.current();
                long step = loop.steps();
                if (now != null && now == seen[i] && step == steps[i]) {
                    looks[i]++;
                    now.reveal();
                    if (loop.isWaiting() || looks[i] >= LOOKS_WHILE_RUNNING) loop.handOff(now);
                } else {
                    looks[i] = 0;
                }
                busy |= now != null || step != steps[i];
                seen[i] = now;
                steps[i] = step;
            }
            host.threads().park(busy ? WATCH_NANOS : WATCH_IDLE_NANOS);
        }
    }
}
