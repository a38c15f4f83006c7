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

/// Steps a set of tasklets in turn, driven by one step thread at a time.
///
/// If a step lasts too long, which [StepThreads] detects, or its sender must wait, the loop is *handed off*. A
/// spare thread continues with the other tasklets, and the old thread stays with its tasklet. The step that
/// returns and the hand-off compete: the first one to clear [#current] wins.
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
    /// The tasklets of the loop. Used by the driving thread only; a hand-off passes the list on when it starts the
    /// spare thread.
    private final List<Tasklet> tasklets = new ArrayList<>();

    private volatile @Nullable Tasklet current;
    private volatile @Nullable Thread driver;
    private volatile long steps;
    private volatile boolean closing;
    private int spares;
    /// The job in the logging context of the driving thread; null if the loop has not set it yet.
    private @Nullable String loggedJob;

    RunLoop(String name, Host host, DedicatedTasklets alone) {
        this.name = name;
        this.host = host;
        this.alone = alone;
        this.idleStrategy = new IdleStrategy(host);
    }

    void start() {
        host.threads().start(name, this::drive);
    }

    /// Adds a tasklet to the loop. Thread-safe.
    void adopt(Tasklet tasklet) {
        arrivals.add(tasklet);
        idleStrategy.wake();
    }

    /// Ends the loop when it has no tasklets. Thread-safe.
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

    /// Returns the tasklet inside a step; null between steps.
    @Nullable
    Tasklet current() {
        return current;
    }

    /// Returns the number of steps. Two equal values with the same [#current] tasklet mean one long step.
    long steps() {
        return steps;
    }

    /// Takes the loop from the thread that is inside a step of this tasklet, unless the step has just
    /// ended. Thread-safe.
    ///
    /// @return whether the tasklet now has a dedicated thread
    boolean handOff(Tasklet stuck) {
        if (!CURRENT.compareAndSet(this, stuck, null)) return false;
        alone.came(stuck);
        host.threads().start(name + "-spare-" + ++spares, () -> {
            tasklets.remove(stuck);
            drive();
        });
        return true;
    }

    /// Returns whether a thread drives the loop.
    boolean isDrivenBy(Thread thread) {
        return driver == thread;
    }

    /// Returns whether the driving thread waits.
    boolean isWaiting() {
        Thread thread = driver;
        return thread != null && host.threads().isWaiting(thread);
    }

    /// Hands off the loop. Called by the driving thread inside a step.
    void handOff() {
        Tasklet stuck = current;
        if (stuck != null) handOff(stuck);
    }

    private void drive() {
        driver = Thread.currentThread();
        loggedJob = null;
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

    /// Drives one tasklet after a hand-off.
    ///
    /// @param last the result of the step during which the loop was handed off
    private void driveAlone(Tasklet tasklet, StepResult last) {
        boolean hasEnded = last == StepResult.DONE || new DedicatedDriver(tasklet, host).drive();
        alone.went(tasklet);
        if (!hasEnded) adopt(tasklet);
    }

    private StepResult stepOnce(Tasklet tasklet) {
        steps = steps + 1;
        String job = tasklet.job();
        if (!job.equals(loggedJob)) {
            JobLogging.set(job);
            loggedJob = job;
        }
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
