package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about workers.
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
            @JsonName("assignedTasks") int assignedTasks,
            @JsonName("totalResource") Resource totalResource,
            @JsonName("freeResource") Resource freeResource,
            Hardware hardware,
            @JsonName("memoryConfiguration") MemoryConfiguration memory,
            boolean blocked) {}

    /// Holds the resources of slots. Memory is in mebibytes.
    public record Resource(
            @JsonName("cpuCores") double cpuCores,
            @JsonName("taskHeapMemory") long taskHeap,
            @JsonName("taskOffHeapMemory") long taskOffHeap,
            @JsonName("managedMemory") long managed,
            @JsonName("networkMemory") long network,
            @JsonName("extendedResources") Map<String, Double> extended) {}

    /// Holds how the memory of a process is divided, in bytes; null for unknown parts.
    public record MemoryConfiguration(
            @JsonName("frameworkHeap") @Nullable Long frameworkHeap,
            @JsonName("taskHeap") @Nullable Long taskHeap,
            @JsonName("frameworkOffHeap") @Nullable Long frameworkOffHeap,
            @JsonName("taskOffHeap") @Nullable Long taskOffHeap,
            @JsonName("networkMemory") @Nullable Long network,
            @JsonName("managedMemory") @Nullable Long managed,
            @JsonName("jvmMetaspace") @Nullable Long metaspace,
            @JsonName("jvmOverhead") @Nullable Long overhead,
            @JsonName("totalFlinkMemory") @Nullable Long total,
            @JsonName("totalProcessMemory") @Nullable Long process) {}

    /// Holds the hardware of a worker. Memory is in bytes.
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
            @JsonName("assignedTasks") int assignedTasks,
            @JsonName("totalResource") Resource totalResource,
            @JsonName("freeResource") Resource freeResource,
            Hardware hardware,
            @JsonName("memoryConfiguration") MemoryConfiguration memory,
            boolean blocked,
            @JsonName("allocatedSlots") List<String> allocatedSlots,
            Memory metrics) {}

    /// Holds memory figures in bytes.
    public record Memory(
            @JsonName("heapUsed") long heapUsed,
            @JsonName("heapCommitted") long heapCommitted,
            @JsonName("heapMax") long heapMax,
            @JsonName("nonHeapUsed") long nonHeapUsed,
            @JsonName("nonHeapCommitted") long nonHeapCommitted,
            @JsonName("nonHeapMax") long nonHeapMax,
            @JsonName("directCount") long directCount,
            @JsonName("directUsed") long directUsed,
            @JsonName("directMax") long directMax,
            @JsonName("mappedCount") long mappedCount,
            @JsonName("mappedUsed") long mappedUsed,
            @JsonName("mappedMax") long mappedMax,
            @JsonName("nettyShuffleMemorySegmentsAvailable") long segmentsAvailable,
            @JsonName("nettyShuffleMemorySegmentsUsed") long segmentsUsed,
            @JsonName("nettyShuffleMemorySegmentsTotal") long segmentsTotal,
            @JsonName("nettyShuffleMemoryAvailable") long shuffleAvailable,
            @JsonName("nettyShuffleMemoryUsed") long shuffleUsed,
            @JsonName("nettyShuffleMemoryTotal") long shuffleTotal,
            @JsonName("garbageCollectors") List<Collector> collectors) {}

    /// Lists the directories that a process writes to.
    public record Disks(List<Disk> disks) {}

    /// Describes the disk of a directory.
    ///
    /// @param purpose what the process keeps in the directory
    /// @param total the size of the disk in bytes; -1 if it cannot be read
    /// @param free the bytes that the process may use; -1 if they cannot be read
    public record Disk(String purpose, String path, long total, long free) {}

    /// @param time in milliseconds
    public record Collector(String name, long count, long time) {}
}
