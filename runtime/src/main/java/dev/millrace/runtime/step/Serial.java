package dev.millrace.runtime.step;

import dev.millrace.base.host.Host;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs tasks one after the other, in order, on a thread that may block and that lives only while there are tasks.
public final class Serial {
    private static final long LOOK_NANOS = 50_000_000;

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
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param name of its threads
    /// @param onFailure told of what a task throws; the tasks behind it run all the same
    public Serial(String name, Host host, Consumer<Throwable> onFailure) {
        this.name = name;
        this.host = host;
        this.onFailure = onFailure;
    }

    public String name() {
        return name;
    }

    /// Any thread. After [#close] nothing happens.
    public void submit(Task task) {
        if (!closed.get()) enqueue(task);
    }

    /// Any thread: the same when some time has passed.
    public void submitAfter(long millis, Task task) {
        host.threads().startBlocking(name + "-later", () -> {
            long due = host.clock().nanos() + millis * 1_000_000;
            for (long left = millis * 1_000_000;
                    left > 0 && !closed.get();
                    left = due - host.clock().nanos()) {
                host.threads().park(Math.min(left, LOOK_NANOS));
            }
            submit(task);
        });
    }

    /// Runs a last task; those before it that have not begun are dropped.
    public void close(Task last) {
        if (closed.compareAndSet(false, true)) enqueue(last);
    }

    /// Whether [#close] was called.
    public boolean isClosed() {
        return closed.get();
    }

    private void enqueue(Task task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) host.threads().startBlocking(name, this::work);
    }

    private void work() {
        do {
            Task task = tasks.remove();
            if (closed.get() && waiting.get() > 1) continue;
            try {
                task.run();
            } catch (Throwable thrown) {
                onFailure.accept(thrown);
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
