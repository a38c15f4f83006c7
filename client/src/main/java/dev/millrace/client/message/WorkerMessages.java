package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// About workers.
public final class WorkerMessages {
    private WorkerMessages() {}

    public record Workers(List<Worker> taskmanagers) {}

    public record Worker(
            String id,
            String path,
            @JsonName("dataPort") int dataPort,
            @JsonName("jmxPort") int jmxPort,
            @JsonName("timeSinceLastHeartbeat") long heartbeat,
            @JsonName("slotsNumber") int slots,
            @JsonName("freeSlots") int freeSlots,
            Hardware hardware,
            boolean blocked) {}

    /// Memory in bytes.
    public record Hardware(
            @JsonName("cpuCores") int cpuCores,
            @JsonName("physicalMemory") long physicalMemory,
            @JsonName("freeMemory") long freeMemory,
            @JsonName("managedMemory") long managedMemory) {}

    public record Details(
            String id,
            String path,
            @JsonName("dataPort") int dataPort,
            @JsonName("jmxPort") int jmxPort,
            @JsonName("timeSinceLastHeartbeat") long heartbeat,
            @JsonName("slotsNumber") int slots,
            @JsonName("freeSlots") int freeSlots,
            Hardware hardware,
            boolean blocked,
            @JsonName("memoryConfiguration") MemoryPlan memoryConfiguration,
            Memory metrics) {}

    /// How the memory of a process is divided, in bytes; null for what nobody has said.
    public record MemoryPlan(
            @JsonName("frameworkHeap") @Nullable Long frameworkHeap,
            @JsonName("taskHeap") @Nullable Long taskHeap,
            @JsonName("frameworkOffHeap") @Nullable Long frameworkOffHeap,
            @JsonName("taskOffHeap") @Nullable Long taskOffHeap,
            @JsonName("networkMemory") @Nullable Long networkMemory,
            @JsonName("managedMemory") @Nullable Long managedMemory,
            @JsonName("jvmMetaspace") @Nullable Long jvmMetaspace,
            @JsonName("jvmOverhead") @Nullable Long jvmOverhead,
            @JsonName("totalFlinkMemory") @Nullable Long totalFlinkMemory,
            @JsonName("totalProcessMemory") @Nullable Long totalProcessMemory) {}

    /// In bytes.
    public record Memory(
            @JsonName("heapUsed") long heapUsed,
            @JsonName("heapCommitted") long heapCommitted,
            @JsonName("heapMax") long heapMax,
            @JsonName("nonHeapUsed") long nonHeapUsed,
            @JsonName("nonHeapCommitted") long nonHeapCommitted,
            @JsonName("nonHeapMax") long nonHeapMax,
            @JsonName("garbageCollectors") List<Collector> collectors) {}

    /// @param time milliseconds
    public record Collector(String name, long count, long time) {}
}
