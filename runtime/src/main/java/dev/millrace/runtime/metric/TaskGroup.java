package dev.millrace.runtime.metric;

import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.host.Clock;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// Groups the metrics of one subtask, `job.task.subtask`: its counters and how it spends time.
///
/// @param clock the clock for rates
public record TaskGroup(MetricRegistration home, Scope scope, Clock clock) implements RegisteringMetricGroup {

    /// Describes the queues of a subtask, in batches. Thread-safe.
    ///
    /// @param length returns the approximate length of all queues together
    /// @param capacity the capacity of all queues together
    public record Queues(IntSupplier length, int capacity) {
        private float usage() {
            return capacity == 0 ? 0 : Math.min(1, (float) length.getAsInt() / capacity);
        }
    }

    /// Registers a subtask's metrics.
    public static TaskGroup register(MetricRegistration home, Scopes.Task task, SubtaskMetrics metrics, Clock clock) {
        TaskGroup group = new TaskGroup(home, home.registry().scopes().task(task), clock);
        group.counted("numRecordsIn", metrics::recordsIn);
        group.counted("numRecordsOut", metrics::recordsOut);
        group.counted("numBuffersOut", metrics::batchesOut);
        group.counted("numFiredTimers", metrics::firedTimers);
        group.counter("numLateRecordsDropped", new ReadCounter(metrics::lateRecordsDropped));
        group.gauge("currentInputWatermark", (Gauge<Long>) metrics::watermark);
        group.time("Busy", () -> metrics.times(clock.nanos()).busyNanos());
        group.time("Idle", () -> metrics.times(clock.nanos()).idleNanos());
        LongSupplier backPressured = () -> metrics.times(clock.nanos()).backPressuredNanos();
        group.time("BackPressured", backPressured);
        group.gauge("hardBackPressuredTimeMsPerSecond", group.millisPerSecond(backPressured));
        group.gauge("isBackPressured", (Gauge<Boolean>) metrics::isBackPressured);
        group.gauge("initializationTime", (Gauge<Long>) metrics::initializationMillis);
        group.gauge("checkpointAlignmentTime", (Gauge<Long>) metrics::alignmentNanos);
        group.gauge("checkpointStartDelayNanos", (Gauge<Long>) metrics::startDelayNanos);
        return group;
    }

    /// Registers the metrics of a subtask's input from other subtasks.
    ///
    /// @param watermarks the watermark of each input
    public void showInput(SubtaskMetrics metrics, Queues queues, List<LongSupplier> watermarks) {
        MetricGroup shuffle = addGroup("Shuffle").addGroup("Netty").addGroup("Input");
        shuffle.counter("numBuffersInLocal", new ReadCounter(metrics::batchesIn));
        GrowthPerSecond growth = new GrowthPerSecond(metrics::batchesIn, clock);
        shuffle.gauge("numBuffersInLocalPerSecond", (Gauge<Double>) growth::read);
        MetricGroup buffers = addGroup("buffers");
        buffers.gauge("inputQueueLength", (Gauge<Integer>) queues.length::getAsInt);
        buffers.gauge("inPoolUsage", (Gauge<Float>) queues::usage);
        for (int i = 0; i < watermarks.size(); i++) {
            LongSupplier watermark = watermarks.get(i);
            if (watermarks.size() > 1)
                gauge("currentInput" + (i + 1) + "Watermark", (Gauge<Long>) watermark::getAsLong);
        }
    }

    /// Registers the metrics of a subtask's output to other subtasks.
    ///
    /// @param watermark returns the last watermark that was sent
    public void showOutput(Queues queues, LongSupplier watermark) {
        if (queues.capacity == 0) return;
        MetricGroup buffers = addGroup("buffers");
        buffers.gauge("outputQueueLength", (Gauge<Integer>) queues.length::getAsInt);
        buffers.gauge("outPoolUsage", (Gauge<Float>) queues::usage);
        gauge("currentOutputWatermark", (Gauge<Long>) watermark::getAsLong);
    }

    private void counted(String name, LongSupplier number) {
        counter(name, new ReadCounter(number));
        GrowthPerSecond growth = new GrowthPerSecond(number, clock);
        gauge(name + "PerSecond", (Gauge<Double>) growth::read);
    }

    private void time(String kind, LongSupplier nanos) {
        String name = Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "TimeMsPerSecond";
        gauge(name, millisPerSecond(nanos));
        gauge("accumulate" + kind + "TimeMs", (Gauge<Long>) () -> nanos.getAsLong() / 1_000_000);
    }

    private Gauge<Long> millisPerSecond(LongSupplier nanos) {
        GrowthPerSecond growth = new GrowthPerSecond(nanos, clock);
        return () -> Math.clamp(Math.round(growth.read() / 1_000_000), 0L, 1_000L);
    }
}
