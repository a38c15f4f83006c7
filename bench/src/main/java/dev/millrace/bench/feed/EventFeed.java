package dev.millrace.bench.feed;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.meter.Meter;

/// Generates the events of one subtask of one stream: each `parallelism`-th index. Called by one thread only.
///
/// The first call of [#isDue] starts the clock of the run. In paced workloads an event is due at a fixed time, in
/// ticks of a millisecond; otherwise it is due at once.
public final class EventFeed {
    /// The maximum number of records that a source emits per call.
    public static final int BURST = 64;

    private static final long TICK_NANOS = 1_000_000;

    private final Task task;
    private final Generator generator;
    private final boolean isPaced;
    private final long end;
    private final int step;
    private final int eventsPerTick;
    private final int subtask;
    private long index;
    private long firstDueNanos = Long.MIN_VALUE;
    private long dueNanos = Long.MIN_VALUE;

    /// Creates the feed of a subtask, 0 to parallelism - 1.
    public EventFeed(Task task, int stream, int subtask) {
        this.task = task;
        this.generator = task.generator(stream);
        this.isPaced = task.workload().isPaced();
        this.eventsPerTick = task.eventsPerTick();
        this.end = task.eventsOf(stream);
        this.step = task.parallelism();
        this.subtask = subtask;
        this.index = subtask;
    }

    /// Returns the index of the subtask.
    public int subtask() {
        return subtask;
    }

    /// Continues at an index that [#index] returned.
    public void goTo(long from) {
        index = from;
    }

    /// Returns whether all events were taken.
    public boolean isDone() {
        return index >= end;
    }

    /// Returns whether the next event is due.
    public boolean isDue() {
        if (firstDueNanos == Long.MIN_VALUE) {
            firstDueNanos =
                    task.meter() == Task.ELSEWHERE ? now() : Meter.of(task).firstDueNanos();
            schedule();
        }
        return !isPaced || isDone() || System.nanoTime() >= dueNanos;
    }

    /// Returns the time at which the next event is due, by `System.nanoTime`.
    public long dueNanos() {
        return dueNanos;
    }

    /// Returns whether events are due at fixed times.
    public boolean isPaced() {
        return isPaced;
    }

    /// Returns the index of the next event.
    public long index() {
        return index;
    }

    /// Takes the next event, which must exist and be due.
    public Event next() {
        var event = generator.event(index);
        if (isPaced) {
            event.timestamp = dueNanos;
        }
        skip();
        return event;
    }

    /// Skips the next event, for loops that call the [#generator] themselves.
    public void skip() {
        index += step;
        if (isPaced) {
            schedule();
        }
    }

    /// Returns the generator of the stream.
    public Generator generator() {
        return generator;
    }

    /// Returns the time at which a feed that started at index 0 would have started.
    private long now() {
        return System.nanoTime() - (index / eventsPerTick) * TICK_NANOS;
    }

    private void schedule() {
        dueNanos = firstDueNanos + (index / eventsPerTick) * TICK_NANOS;
    }
}
