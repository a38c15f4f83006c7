package dev.millrace.server.session;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.server.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// This process.
///
/// @param logDirectory null if it logs to no files
record ThisMachine(
        Host host, Map<String, String> settings, @Nullable Path logDirectory) implements Machine {

    @Override
    public String id() {
        return "local";
    }

    @Override
    public int slots() {
        return host.threads().cores();
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
    public @Nullable InputStream log(String name) throws IOException {
        // Only what was listed, so that no name leads out of the directory.
        for (LogFile each : logs())
            if (logDirectory != null && each.name().equals(name))
                return host.disk().read(logDirectory.resolve(name), 0);
        return null;
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
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            String name = "Status.JVM.GarbageCollector." + each.getName().replace(' ', '_');
            metrics.put(name + ".Count", Long.toString(each.getCollectionCount()));
            metrics.put(name + ".Time", Long.toString(each.getCollectionTime()));
        }
        metrics.put(
                "Status.JVM.Threads.Count",
                Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount()));
        return metrics;
    }

    private static void addMemory(String kind, MemoryUsage usage, Map<String, String> metrics) {
        String name = "Status.JVM.Memory." + kind;
        metrics.put(name + ".Used", Long.toString(usage.getUsed()));
        metrics.put(name + ".Committed", Long.toString(usage.getCommitted()));
        metrics.put(name + ".Max", Long.toString(usage.getMax()));
    }
}
