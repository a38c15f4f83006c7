package dev.millrace.runtime.source;

import dev.millrace.base.host.Host;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Runs tasks one after the other, in order, on a thread that may block and that lives only while there are tasks.
final class Serial {

    /// A task that may fail.
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    private final String name;
    private final Host host;
    private final Consumer<Throwable> onFailure;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    Serial(String name, Host host, Consumer<Throwable> onFailure) {
        this.name = name;
        this.host = host;
        this.onFailure = onFailure;
    }

    String name() {
        return name;
    }

    /// Any thread. After [#close] nothing happens.
    void submit(Task task) {
        if (!closed.get()) enqueue(task);
    }

    /// Runs a last task; those before it are dropped.
    void close(Task last) {
        if (closed.compareAndSet(false, true)) enqueue(last);
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
