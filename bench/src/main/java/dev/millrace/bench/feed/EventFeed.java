package dev.millrace.bench.feed;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Generator;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.meter.Meter;

/// The events that one subtask contributes to one stream: each `parallelism`-th index. Owned by one thread.
///
/// The first call of [#isDue] starts the clock of the run. In the paced workloads an event is due at a time fixed
/// in advance, in ticks of a millisecond; else it is due at once.
public final class EventFeed {
    /// How many records a source gives each time it is asked.
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

    /// The part of subtask 0 to parallelism - 1.
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

    /// The subtask that it was made for.
    public int subtask() {
        return subtask;
    }

    /// Goes on with an index that [#index] gave before.
    public void goTo(long from) {
        index = from;
    }

    /// Whether all events were taken.
    public boolean isDone() {
        return index >= end;
    }

    /// Whether the next event may be taken now.
    public boolean isDue() {
        if (firstDueNanos == Long.MIN_VALUE) {
            firstDueNanos =
                    task.meter() == Task.ELSEWHERE ? now() : Meter.of(task).firstDueNanos();
            schedule();
        }
        return !isPaced || isDone() || System.nanoTime() >= dueNanos;
    }

    /// When the next event is due, in the nanoseconds of `System.nanoTime`.
    public long dueNanos() {
        return dueNanos;
    }

    /// Whether events wait for their time.
    public boolean isPaced() {
        return isPaced;
    }

    /// The index of the next event.
    public long index() {
        return index;
    }

    /// Takes the next event; it must be due and there must be one.
    public Event next() {
        var event = generator.event(index);
        if (isPaced) {
            event.timestamp = dueNanos;
        }
        skip();
        return event;
    }

    /// Moves on without making the event, for loops that read the [#generator] themselves.
    public void skip() {
        index += step;
        if (isPaced) {
            schedule();
        }
    }

    /// The generator of the stream.
    public Generator generator() {
        return generator;
    }

    /// As if it had begun when the index was 0.
    private long now() {
        return System.nanoTime() - (index / eventsPerTick) * TICK_NANOS;
    }

    private void schedule() {
        dueNanos = firstDueNanos + (index / eventsPerTick) * TICK_NANOS;
    }
}
