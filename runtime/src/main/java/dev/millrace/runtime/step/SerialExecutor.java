package dev.millrace.runtime.step;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs tasks one after the other, in order, on a thread that may block and that exists only while there
/// are tasks.
public final class SerialExecutor {
    /// The maximum number of pending timers.
    private static final int TIMERS_MAX = 1 << 20;

    private static final Task NOTHING = () -> {};

    /// A task that may throw.
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private final String name;
    private final String job;
    private final Host host;
    private final Consumer<Throwable> onFailure;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /// The last task; the executor is closed if and only if it is set.
    private final AtomicReference<@Nullable Task> last = new AtomicReference<>();

    /// Used by the working thread only.
    private boolean hasEnded;

    private final AtomicLong timerNumbers = new AtomicLong();
    private final AtomicInteger timerCount = new AtomicInteger();
    /// The timers in the order in which they were set.
    private final Map<Long, Timer> timers = new ConcurrentSkipListMap<>();

    private static final class Timer {
        volatile Runnable cancel = () -> {};
    }

    /// Creates an executor. Its threads log for the job of the current thread, if the current thread has one.
    ///
    /// @param name the name of its threads
    /// @param onFailure receives exceptions of tasks; later tasks still run
    public SerialExecutor(String name, Host host, Consumer<Throwable> onFailure) {
        this(name, JobLogging.current(), host, onFailure);
    }

    /// Creates an executor that works for a job.
    ///
    /// @param name the name of its threads
    /// @param job the name of the job for logs; empty if there is none
    /// @param onFailure receives exceptions of tasks; later tasks still run
    public SerialExecutor(String name, String job, Host host, Consumer<Throwable> onFailure) {
        this.name = name;
        this.job = job;
        this.host = host;
        this.onFailure = onFailure;
    }

    public String name() {
        return name;
    }

    /// Submits a task. Thread-safe. No effect after [#close].
    public void submit(Task task) {
        if (!isClosed()) enqueue(task);
    }

    /// Submits a task after a delay. Thread-safe.
    public void submitAfter(long millis, Task task) {
        if (isClosed()) return;
        int before = timerCount.getAndIncrement();
        Check.that(before < TIMERS_MAX, "%s has %d timers, and waits for no more", name, before);
        long number = timerNumbers.getAndIncrement();
        Timer timer = new Timer();
        timers.put(number, timer);
        timer.cancel = host.later(name + "-later", TimeUnit.MILLISECONDS.toNanos(millis), () -> {
            if (forget(number)) submit(task);
        });
        // If the executor was closed meanwhile, either this thread or the closing thread cancels the timer.
        if (isClosed() && forget(number)) timer.cancel.run();
    }

    /// Removes a timer.
    ///
    /// @return whether the timer was present
    private boolean forget(long number) {
        if (timers.remove(number) == null) return false;
        timerCount.getAndDecrement();
        return true;
    }

    /// Returns the number of pending timers.
    int timers() {
        return timerCount.get();
    }

    /// Closes the executor and runs a last task. Tasks that have not started are dropped. Only the first call has
    /// an effect.
    public void close(Task lastTask) {
        if (!last.compareAndSet(null, lastTask)) return;
        enqueue(NOTHING);
        for (Map.Entry<Long, Timer> each : timers.entrySet()) {
            forget(each.getKey());
            each.getValue().cancel.run();
        }
    }

    /// Returns whether [#close] was called.
    public boolean isClosed() {
        return last.get() != null;
    }

    private void enqueue(Task task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) host.threads().startBlocking(name, this::work);
    }

    private void work() {
        JobLogging.set(job);
        do {
            Task task = tasks.remove();
            Task end = last.get();
            if (end == null) run(task);
            else if (!hasEnded) end(end);
        } while (waiting.decrementAndGet() > 0);
    }

    /// The executor was closed before this task left the queue, so the task is dropped.
    private void end(Task end) {
        hasEnded = true;
        run(end);
    }

    private void run(Task task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            onFailure.accept(thrown);
        }
    }
}
