package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The step threads of one process: a few run loops, as many as there are cores, and a watch that hands a loop off when
/// one of its tasklets blocks, and lets others have what a tasklet has made before its long step is over.
public final class StepThreads implements AutoCloseable {
    /// Time between two looks of the watch. A step that both see, its thread waiting, blocks.
    private static final long WATCH_NANOS = 5_000_000;

    /// A step that so many looks see blocks though its thread runs: it may be in a system call. Computing and pauses of
    /// the garbage collector are shorter, and a hand-off would gain nothing there.
    private static final int LOOKS_WHILE_RUNNING = 10;

    private static final long WATCH_IDLE_NANOS = 50_000_000;

    private final Host host;
    private final List<RunLoop> loops = new ArrayList<>();
    private final DedicatedTasklets alone = new DedicatedTasklets();
    private volatile boolean closing;

    /// @param threads how many tasklets run at once while none of them blocks
    public StepThreads(Host host, int threads) {
        this.host = host;
        for (int i = 0; i < threads; i++) loops.add(new RunLoop("millrace-step-" + i, host, alone));
        for (RunLoop loop : loops) loop.start();
        host.threads().start("millrace-step-watch", this::watch);
    }

    /// Gives a tasklet to a loop; equal numbers meet in the same loop, so that neighbours share a core's cache.
    public void drive(Tasklet tasklet, int number) {
        loops.get(Math.floorMod(number, loops.size())).adopt(tasklet);
    }

    /// To be called inside a step that is about to wait: lets the other tasklets of this thread's loop go on elsewhere.
    /// Does nothing on a thread that drives no loop.
    public void aboutToWait() {
        Thread caller = Thread.currentThread();
        for (RunLoop loop : loops) if (loop.isDrivenBy(caller)) loop.handOff();
    }

    /// The threads end when their last tasklet has; running tasklets are not stopped.
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
