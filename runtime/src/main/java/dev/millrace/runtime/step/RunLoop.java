package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Wakeup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A round over some tasklets, driven by one step thread at a time.
///
/// When a step lasts too long (the [StepThreads] watch it) or its sender must wait, the loop is *handed off*: a spare
/// thread goes on with the other tasklets, and the thread inside the step stays behind as that tasklet's own. Whoever
/// clears [#current] first decides: the step that returns, or the one that hands off.
final class RunLoop implements Wakeup {
    private static final VarHandle CURRENT;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(RunLoop.class, "current", Tasklet.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final String name;
    private final Host host;
    private final DedicatedTasklets alone;
    private final IdleStrategy idleStrategy;
    private final Queue<Tasklet> arrivals = new ConcurrentLinkedQueue<>();
    /// Touched by the driving thread alone; a hand-off passes it on through the start of the spare thread.
    private final List<Tasklet> tasklets = new ArrayList<>();

    private volatile @Nullable Tasklet current;
    private volatile @Nullable Thread driver;
    private volatile long steps;
    private volatile boolean closing;
    private int spares;

    RunLoop(String name, Host host, DedicatedTasklets alone) {
        this.name = name;
        this.host = host;
        this.alone = alone;
        this.idleStrategy = new IdleStrategy(host);
    }

    void start() {
        host.threads().start(name, this::drive);
    }

    /// Any thread: gives this loop one more tasklet to drive.
    void adopt(Tasklet tasklet) {
        arrivals.add(tasklet);
        idleStrategy.wake();
    }

    /// Any thread: the driving thread ends once it has no tasklets.
    void close() {
        closing = true;
        idleStrategy.wake();
    }

    @Override
    public void wake() {
        idleStrategy.wake();
    }

    @Override
    public void wakeSoon() {
        idleStrategy.wakeSoon();
    }

    /// The tasklet inside a step now, if any.
    @Nullable
    Tasklet current() {
        return current;
    }

    /// Counts steps; two equal readings with the same [#current] tasklet mean one long step.
    long steps() {
        return steps;
    }

    /// Any thread: takes the loop from the thread that is inside a step of this tasklet, unless the step has
    /// just ended.
    ///
    /// @return whether the tasklet has a thread of its own now
    boolean handOff(Tasklet stuck) {
        if (!CURRENT.compareAndSet(this, stuck, null)) return false;
        alone.came(stuck);
        host.threads().start(name + "-spare-" + ++spares, () -> {
            tasklets.remove(stuck);
            drive();
        });
        return true;
    }

    /// Whether this thread drives the loop now.
    boolean isDrivenBy(Thread thread) {
        return driver == thread;
    }

    /// Whether the driving thread waits for something, rather than runs.
    boolean isWaiting() {
        Thread thread = driver;
        return thread != null && host.threads().isWaiting(thread);
    }

    /// By the driving thread inside a step: gives the loop away.
    void handOff() {
        Tasklet stuck = current;
        if (stuck != null) handOff(stuck);
    }

    private void drive() {
        driver = Thread.currentThread();
        while (true) {
            admit();
            if (tasklets.isEmpty() && closing && arrivals.isEmpty()) return;
            boolean worked = false;
            for (int i = 0; i < tasklets.size(); ) {
                Tasklet tasklet = tasklets.get(i);
                StepResult progress = stepOnce(tasklet);
                if (!CURRENT.compareAndSet(this, tasklet, null)) {
                    driveAlone(tasklet, progress);
                    return;
                }
                worked |= progress == StepResult.WORKED || progress == StepResult.DONE;
                if (progress == StepResult.DONE) tasklets.remove(i);
                else i++;
            }
            if (worked) idleStrategy.reset();
            else idleStrategy.idle(this::isReady, this::nextDeadlineMillis);
        }
    }

    /// @param last what came of the step during which the loop was handed off
    private void driveAlone(Tasklet tasklet, StepResult last) {
        boolean hasEnded = last == StepResult.DONE || new DedicatedDriver(tasklet, host).drive();
        alone.went(tasklet);
        if (!hasEnded) adopt(tasklet);
    }

    private StepResult stepOnce(Tasklet tasklet) {
        steps = steps + 1;
        current = tasklet;
        return tasklet.step();
    }

    private void admit() {
        Tasklet arrival;
        while ((arrival = arrivals.poll()) != null) {
            arrival.drivenBy(this);
            tasklets.add(arrival);
        }
    }

    private boolean isReady() {
        if (closing && tasklets.isEmpty()) return true;
        if (!arrivals.isEmpty()) return true;
        for (Tasklet tasklet : tasklets) if (tasklet.isReady()) return true;
        return false;
    }

    private long nextDeadlineMillis() {
        long next = Long.MAX_VALUE;
        for (Tasklet tasklet : tasklets) next = Math.min(next, tasklet.nextDeadlineMillis());
        return next;
    }
}
