package dev.millrace.runtime.metric;

import com.sun.management.OperatingSystemMXBean;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.base.host.Clock;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Registers the metrics of a process: those of the JVM, once for each role of the process, and those of
/// the coordinator.
public final class ProcessMetrics {
    private final Clock clock;

    /// Defines the roles of a process.
    public enum Duty {
        /// The process coordinates jobs and runs subtasks.
        ALL,
        /// The process coordinates jobs whose subtasks run in workers.
        COORDINATOR,
        /// The process runs subtasks.
        WORKER
    }

    /// Describes a metric of the coordinator, for example the number of running jobs.
    public record Figure(String name, LongSupplier value) {}

    private record Role(MetricRegistration home, Scope scope) implements RegisteringMetricGroup {}

    private ProcessMetrics(Clock clock) {
        this.clock = clock;
    }

    /// Registers the metrics of a process.
    ///
    /// @param figures the metrics of the coordinator; empty for workers
    public static void register(MetricRegistry registry, Clock clock, Duty duty, List<Figure> figures) {
        ProcessMetrics metrics = new ProcessMetrics(clock);
        MetricRegistration home = new MetricRegistration(registry, _ -> {});
        if (duty != Duty.WORKER) {
            Role coordinator = new Role(home, registry.scopes().coordinator());
            for (Figure each : figures) gauge(coordinator, each.name, each.value);
            metrics.showJvm(coordinator);
        }
        if (duty != Duty.COORDINATOR)
            metrics.showJvm(new Role(home, registry.scopes().worker()));
    }

    private void showJvm(MetricGroup role) {
        MetricGroup jvm = role.addGroup("Status").addGroup("JVM");
        showProcessor(jvm.addGroup("CPU"));
        showMemory(jvm.addGroup("Memory"));
        gauge(
                jvm.addGroup("Threads"),
                "Count",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        MetricGroup classes = jvm.addGroup("ClassLoader");
        var loading = ManagementFactory.getClassLoadingMXBean();
        gauge(classes, "ClassesLoaded", loading::getTotalLoadedClassCount);
        gauge(classes, "ClassesUnloaded", loading::getUnloadedClassCount);
        showCollectors(jvm.addGroup("GarbageCollector"));
    }

    private static void showProcessor(MetricGroup group) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) return;
        group.gauge("Load", (Gauge<Double>) system::getProcessCpuLoad);
        gauge(group, "Time", system::getProcessCpuTime);
    }

    private static void showMemory(MetricGroup group) {
        var memory = ManagementFactory.getMemoryMXBean();
        show(group.addGroup("Heap"), memory::getHeapMemoryUsage);
        show(group.addGroup("NonHeap"), memory::getNonHeapMemoryUsage);
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) show(group.addGroup("Metaspace"), pool::getUsage);
        }
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            String kind = switch (pool.getName()) {
                case "direct" -> "Direct";
                case "mapped" -> "Mapped";
                default -> "";
            };
            if (kind.isEmpty()) continue;
            MetricGroup buffers = group.addGroup(kind);
            gauge(buffers, "Count", pool::getCount);
            gauge(buffers, "MemoryUsed", pool::getMemoryUsed);
            gauge(buffers, "TotalCapacity", pool::getTotalCapacity);
        }
    }

    private static void show(MetricGroup group, Supplier<MemoryUsage> usage) {
        gauge(group, "Used", () -> usage.get().getUsed());
        gauge(group, "Committed", () -> usage.get().getCommitted());
        gauge(group, "Max", () -> usage.get().getMax());
    }

    private void showCollectors(MetricGroup group) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        for (GarbageCollectorMXBean each : collectors) {
            show(group.addGroup(each.getName()), each::getCollectionCount, each::getCollectionTime);
        }
        show(
                group.addGroup("All"),
                () -> collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                () -> collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
    }

    private void show(MetricGroup group, LongSupplier count, LongSupplier millis) {
        gauge(group, "Count", count);
        gauge(group, "Time", millis);
        GrowthPerSecond growth = new GrowthPerSecond(millis, clock);
        group.gauge("TimeMsPerSecond", (Gauge<Double>) growth::read);
    }

    private static void gauge(MetricGroup group, String name, LongSupplier value) {
        group.gauge(name, (Gauge<Long>) value::getAsLong);
    }
}
