package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;

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
            Memory metrics) {}

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
