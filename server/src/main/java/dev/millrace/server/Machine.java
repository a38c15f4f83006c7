package dev.millrace.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A process of the cluster, as people are shown it. Any thread.
public interface Machine {

    /// What its programs print, among its log files.
    String PRINTED = "coordinator.out";

    String id();

    /// In how many subtasks of each vertex it can take part.
    int slots();

    Map<String, String> settings();

    /// How its memory is divided.
    default MemoryPlan memory() {
        long heap = Long.parseLong(metrics().getOrDefault("Status.JVM.Memory.Heap.Max", "-1"));
        return MemoryPlan.of(settings(), Long.MAX_VALUE).orElseGet(() -> MemoryPlan.unsaid(heap));
    }

    /// Files that it logs to, by name.
    List<LogFile> logs() throws IOException;

    /// Opens a log file; null if there is none of that name. The caller closes it.
    @Nullable
    InputStream log(String name) throws IOException;

    List<ThreadText> threads();

    /// Numbers about its JVM, under Flink's names: `Status.JVM.Memory.Heap.Used`.
    Map<String, String> metrics();

    /// @param bytes size
    record LogFile(String name, long bytes, long modifiedMillis) {}

    /// What a thread does.
    record ThreadText(String name, String text) {}
}
