package dev.millrace.runtime.stats;

import com.sun.management.OperatingSystemMXBean;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.profile.Profiler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Shows this process to users.
///
/// @param self the identity of the process
/// @param free returns the number of slots that no job uses
/// @param directories the directories of the process by purpose, besides those that settings name
/// @param logDirectory the directory of log files; null for none
/// @param profiler the profiler of this process
public record LocalProcessStats(
        Host host,
        Self self,
        IntSupplier free,
        Map<String, String> settings,
        Map<String, Path> directories,
        @Nullable Path logDirectory,
        Profiler profiler)
        implements ProcessStats {
    private static final Map<String, String> BUFFERS =
            Map.of("direct", "Status.JVM.Memory.Direct", "mapped", "Status.JVM.Memory.Mapped");

    /// Identifies this process.
    ///
    /// @param printed the name of the log file with the output of programs
    public record Self(String id, int slots, String printed) {}

    public LocalProcessStats {
        settings = OrderedCopy.of(settings);
        directories = OrderedCopy.of(directories);
    }

    @Override
    public String id() {
        return self.id();
    }

    @Override
    public String address() {
        return self.id();
    }

    @Override
    public int dataPort() {
        return -1;
    }

    @Override
    public int slots() {
        return self.slots();
    }

    @Override
    public int freeSlots() {
        return free.getAsInt();
    }

    @Override
    public long heardMillis() {
        return host.clock().millis();
    }

    @Override
    public int cores() {
        return host.threads().cores();
    }

    @Override
    public long physicalBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : -1;
    }

    @Override
    public String printed() {
        return self.printed();
    }

    @Override
    public List<LogFile> logs() throws IOException {
        List<LogFile> logs = new ArrayList<>();
        if (logDirectory == null || !host.disk().exists(logDirectory)) return logs;
        for (Disk.Entry each : host.disk().list(logDirectory)) {
            String name = each.path().getFileName().toString();
            if (!each.isDirectory() && !name.endsWith(".lck")) {
                logs.add(new LogFile(name, each.size(), each.modifiedMillis()));
            }
        }
        return logs;
    }

    @Override
    public @Nullable InputStream log(String name, long from) throws IOException {
        // Only listed names are opened, so that no name leads out of the directory.
        for (LogFile each : logs())
            if (logDirectory != null && each.name().equals(name))
                return host.disk().read(logDirectory.resolve(name), Math.clamp(from, 0, each.bytes()));
        return null;
    }

    @Override
    public Map<String, String> logLevels() {
        return LogLevels.ofProcess().all();
    }

    @Override
    public void setLogLevel(String logger, String level) {
        LogLevels.ofProcess().set(logger, level);
    }

    @Override
    public List<DiskUse> disks() {
        return new UsedDisks(host.disk(), settings, directories, logDirectory).all();
    }

    @Override
    public List<ThreadText> threads() {
        List<ThreadText> texts = new ArrayList<>();
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = each.getKey();
            StringBuilder text = new StringBuilder(
                    "\"%s\" Id=%d %s\n".formatted(thread.getName(), thread.threadId(), thread.getState()));
            for (StackTraceElement frame : each.getValue())
                text.append("\tat ").append(frame).append('\n');
            texts.add(new ThreadText(thread.getName(), text.append('\n').toString()));
        }
        return texts;
    }

    @Override
    public Map<String, String> metrics() {
        Map<String, String> metrics = new TreeMap<>();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        addMemory("Heap", memory.getHeapMemoryUsage(), metrics);
        addMemory("NonHeap", memory.getNonHeapMemoryUsage(), metrics);
        for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans())
            if (each.getName().equals("Metaspace")) addMemory("Metaspace", each.getUsage(), metrics);
        for (BufferPoolMXBean each : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class))
            addBuffers(each, metrics);
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            String name = "Status.JVM.GarbageCollector." + each.getName().replace(' ', '_');
            metrics.put(name + ".Count", Long.toString(each.getCollectionCount()));
            metrics.put(name + ".Time", Long.toString(each.getCollectionTime()));
        }
        metrics.put(
                "Status.JVM.Threads.Count",
                Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount()));
        addProcessor(metrics);
        return metrics;
    }

    private static void addProcessor(Map<String, String> metrics) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) return;
        // The JVM returns -1 until it has measured the load.
        metrics.put("Status.JVM.CPU.Load", Double.toString(Math.max(0, system.getProcessCpuLoad())));
        metrics.put("Status.JVM.CPU.Time", Long.toString(system.getProcessCpuTime()));
    }

    private static void addBuffers(BufferPoolMXBean pool, Map<String, String> metrics) {
        String kind = BUFFERS.get(pool.getName());
        if (kind == null) return;
        metrics.put(kind + ".Count", Long.toString(pool.getCount()));
        metrics.put(kind + ".MemoryUsed", Long.toString(pool.getMemoryUsed()));
        metrics.put(kind + ".TotalCapacity", Long.toString(pool.getTotalCapacity()));
    }

    private static void addMemory(String kind, MemoryUsage usage, Map<String, String> metrics) {
        String name = "Status.JVM.Memory." + kind;
        metrics.put(name + ".Used", Long.toString(usage.getUsed()));
        metrics.put(name + ".Committed", Long.toString(usage.getCommitted()));
        // Without a limit, the web pages would show a share of -1.
        if (usage.getMax() >= 0) metrics.put(name + ".Max", Long.toString(usage.getMax()));
    }
}
