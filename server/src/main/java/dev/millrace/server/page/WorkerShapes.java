package dev.millrace.server.page;

import dev.millrace.client.message.WorkerMessages;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.server.MemoryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts worker statistics to messages.
final class WorkerShapes {
    private static final String MEMORY = "Status.JVM.Memory.";
    private static final String COLLECTOR = "Status.JVM.GarbageCollector.";
    private static final long UNKNOWN = -1;
    private static final int MEBI = 20;

    private WorkerShapes() {}

    static WorkerMessages.Worker line(ProcessStats worker, int tasks) {
        return new WorkerMessages.Worker(
                worker.id(),
                worker.address(),
                worker.dataPort(),
                -1,
                worker.heardMillis(),
                worker.slots(),
                worker.freeSlots(),
                tasks,
                resource(worker, worker.slots()),
                resource(worker, worker.freeSlots()),
                hardware(worker),
                configuration(worker),
                false);
    }

    static WorkerMessages.Details details(ProcessStats worker, int tasks) {
        return new WorkerMessages.Details(
                worker.id(),
                worker.address(),
                worker.dataPort(),
                -1,
                worker.heardMillis(),
                worker.slots(),
                worker.freeSlots(),
                tasks,
                resource(worker, worker.slots()),
                resource(worker, worker.freeSlots()),
                hardware(worker),
                configuration(worker),
                false,
                List.of(),
                memory(worker));
    }

    private static WorkerMessages.Memory memory(ProcessStats worker) {
        Map<String, String> metrics = worker.metrics();
        return new WorkerMessages.Memory(
                number(metrics, MEMORY + "Heap.Used"),
                number(metrics, MEMORY + "Heap.Committed"),
                number(metrics, MEMORY + "Heap.Max"),
                number(metrics, MEMORY + "NonHeap.Used"),
                number(metrics, MEMORY + "NonHeap.Committed"),
                number(metrics, MEMORY + "NonHeap.Max"),
                number(metrics, MEMORY + "Direct.Count"),
                number(metrics, MEMORY + "Direct.MemoryUsed"),
                number(metrics, MEMORY + "Direct.TotalCapacity"),
                number(metrics, MEMORY + "Mapped.Count"),
                number(metrics, MEMORY + "Mapped.MemoryUsed"),
                number(metrics, MEMORY + "Mapped.TotalCapacity"),
                0,
                0,
                0,
                0,
                0,
                0,
                collectors(metrics));
    }

    private static List<WorkerMessages.Collector> collectors(Map<String, String> metrics) {
        List<WorkerMessages.Collector> collectors = new ArrayList<>();
        for (String key : metrics.keySet()) {
            if (!key.startsWith(COLLECTOR) || !key.endsWith(".Count")) continue;
            String name = key.substring(COLLECTOR.length(), key.length() - ".Count".length());
            collectors.add(new WorkerMessages.Collector(
                    name, number(metrics, key), number(metrics, COLLECTOR + name + ".Time")));
        }
        return collectors;
    }

    static WorkerMessages.Disks disks(ProcessStats worker) {
        return new WorkerMessages.Disks(worker.disks().stream()
                .map(each -> new WorkerMessages.Disk(each.purpose(), each.path(), each.totalBytes(), each.freeBytes()))
                .toList());
    }

    private static long number(Map<String, String> metrics, String key) {
        return Long.parseLong(metrics.getOrDefault(key, Long.toString(UNKNOWN)));
    }

    /// Slots have no fixed share of memory; all memory belongs to all slots.
    private static WorkerMessages.Resource resource(ProcessStats worker, int slots) {
        MemoryPlan memory = MemoryPlan.of(worker);
        long network = memory.isSaid() ? memory.network() >> MEBI : 0;
        return new WorkerMessages.Resource(
                slots, taskHeap(memory) >> MEBI, 0, memory.managed() >> MEBI, network, Map.of());
    }

    /// The tables of a store are on the heap, but count as managed memory.
    private static long taskHeap(MemoryPlan memory) {
        return memory.heap() - memory.managed() / 2;
    }

    private static WorkerMessages.Hardware hardware(ProcessStats worker) {
        return new WorkerMessages.Hardware(
                worker.cores(),
                worker.physicalBytes(),
                number(worker.metrics(), MEMORY + "Heap.Max"),
                MemoryPlan.of(worker).managed());
    }

    private static WorkerMessages.MemoryConfiguration configuration(ProcessStats worker) {
        MemoryPlan memory = MemoryPlan.of(worker);
        long heap = taskHeap(memory);
        if (!memory.isSaid()) {
            Long metaspace = known(number(worker.metrics(), MEMORY + "Metaspace.Max"));
            return new WorkerMessages.MemoryConfiguration(
                    null, heap, null, null, null, null, metaspace, null, heap, null);
        }
        return new WorkerMessages.MemoryConfiguration(
                0L,
                heap,
                0L,
                0L,
                memory.network(),
                memory.managed(),
                memory.metaspace(),
                memory.overhead(),
                heap + memory.network() + memory.managed(),
                memory.process());
    }

    private static @Nullable Long known(long bytes) {
        return bytes < 0 ? null : bytes;
    }
}
