package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Gauge;
import dev.millrace.base.host.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The group of one subtask, `job.task.subtask`: what it has counted and how it has spent its time.
public final class TaskGroup implements Registering {
    private final MetricHome home;
    private final List<String> scope;
    private final Map<String, String> variables;

    private TaskGroup(MetricHome home, String job, String task, int subtask) {
        this.home = home;
        this.scope = List.of(job, task, Integer.toString(subtask));
        this.variables = Map.of("<job_name>", job, "<task_name>", task, "<subtask_index>", Integer.toString(subtask));
    }

    /// Registers a subtask's metrics.
    public static void register(
            MetricHome home, String job, String task, int subtask, SubtaskMetrics metrics, Clock clock) {
        TaskGroup group = new TaskGroup(home, job, task, subtask);
        group.counter("numRecordsIn", new ReadCounter(metrics::recordsIn));
        group.counter("numRecordsOut", new ReadCounter(metrics::recordsOut));
        group.counter("numLateRecordsDropped", new ReadCounter(metrics::lateRecordsDropped));
        group.gauge("currentInputWatermark", (Gauge<Long>) metrics::watermark);
        group.rate("numRecordsInPerSecond", metrics::recordsIn, clock);
        group.rate("numRecordsOutPerSecond", metrics::recordsOut, clock);
        group.time("Busy", () -> metrics.times(clock.nanos()).busyNanos(), clock);
        group.time("Idle", () -> metrics.times(clock.nanos()).idleNanos(), clock);
        group.time("BackPressured", () -> metrics.times(clock.nanos()).backPressuredNanos(), clock);
    }

    private void rate(String name, LongSupplier number, Clock clock) {
        GrowthPerSecond growth = new GrowthPerSecond(number, clock);
        gauge(name, (Gauge<Double>) growth::read);
    }

    private void time(String kind, LongSupplier nanos, Clock clock) {
        GrowthPerSecond growth = new GrowthPerSecond(nanos, clock);
        String name = Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "TimeMsPerSecond";
        gauge(name, (Gauge<Long>) () -> Math.clamp(Math.round(growth.read() / 1_000_000), 0L, 1_000L));
        gauge("accumulate" + kind + "TimeMs", (Gauge<Long>) () -> nanos.getAsLong() / 1_000_000);
    }

    @Override
    public MetricHome home() {
        return home;
    }

    @Override
    public List<String> scope() {
        return scope;
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }
}
