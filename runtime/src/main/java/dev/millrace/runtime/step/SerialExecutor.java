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

/// Runs tasks one after the other, in order, on a thread that may block and that lives only while there are tasks.
public final class SerialExecutor {
    /// Tasks that may wait for their time at once.
    private static final int TIMERS_MAX = 1 << 20;

    private static final Task NOTHING = () -> {};

    /// A task that may fail.
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private final String name;
    private final Host host;
    private final Consumer<Throwable> onFailure;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /// The last task. Whether it is there is all that says whether the serial is closed.
    private final AtomicReference<@Nullable Task> last = new AtomicReference<>();

    /// The working thread's own.
    private boolean hasEnded;

    private final AtomicLong timerNumbers = new AtomicLong();
    private final AtomicInteger timerCount = new AtomicInteger();
    /// In the order in which they were set.
    private final Map<Long, Timer> timers = new ConcurrentSkipListMap<>();

    private static final class Timer {
        volatile Runnable cancel = () -> {};
    }

    /// @param name of its threads
    /// @param onFailure told of what a task throws; the tasks behind it run all the same
    public SerialExecutor(String name, Host host, Consumer<Throwable> onFailure) {
        this.name = name;
        this.host = host;
        this.onFailure = onFailure;
    }

    public String name() {
        return name;
    }

    /// Any thread. After [#close] nothing happens.
    public void submit(Task task) {
        if (!isClosed()) enqueue(task);
    }

    /// Any thread: the same when some time has passed.
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
        // Either this sees the close, or the close sees how to cancel.
        if (isClosed() && forget(number)) timer.cancel.run();
    }

    /// @return whether the timer was there
    private boolean forget(long number) {
        if (timers.remove(number) == null) return false;
        timerCount.getAndDecrement();
        return true;
    }

    /// How many tasks wait for their time.
    int timers() {
        return timerCount.get();
    }

    /// Runs a last task; those before it that have not begun are dropped. Only the first call counts.
    public void close(Task lastTask) {
        if (!last.compareAndSet(null, lastTask)) return;
        enqueue(NOTHING);
        for (Map.Entry<Long, Timer> each : timers.entrySet()) {
            forget(each.getKey());
            each.getValue().cancel.run();
        }
    }

    /// Whether [#close] was called.
    public boolean isClosed() {
        return last.get() != null;
    }

    private void enqueue(Task task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) host.threads().startBlocking(name, this::work);
    }

    private void work() {
        do {
            Task task = tasks.remove();
            Task end = last.get();
            if (end == null) run(task);
            else if (!hasEnded) end(end);
        } while (waiting.decrementAndGet() > 0);
    }

    /// The serial was closed before what came out of the queue: that is dropped, whatever it is.
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
