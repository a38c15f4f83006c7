package dev.millrace.server;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MemorySize;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.runtime.stats.ProcessStats;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Divides `taskmanager.memory.process.size` into the parts of a process's memory. All sizes are in bytes.
///
/// @param heap the JVM's heap; includes the heap part of managed memory
/// @param managed the memory of a state store: half native for the store's cache, half on the heap; 0 if state stays on
/// the heap
/// @param network direct buffers
/// @param metaspace classes
/// @param overhead other memory of the JVM: stacks of threads, compiled code, the garbage collector
/// @param process the total; -1 if no setting says it
public record MemoryPlan(long heap, long managed, long network, long metaspace, long overhead, long process) {
    private static final long MIB = 1L << 20;
    private static final long METASPACE = 256 * MIB;
    private static final long OVERHEAD_MIN = 192 * MIB;
    private static final long OVERHEAD_MAX = 1_024 * MIB;
    private static final double OVERHEAD_PART = 0.1;
    private static final long HEAP_MIN = 128 * MIB;
    private static final long UNKNOWN = -1;
    private static final List<String> ON_HEAP = List.of("hashmap", "filesystem", "jobmanager");

    /// Computes the plan from the settings.
    ///
    /// @param machineBytes the memory of the machine or container
    /// @return empty if the settings do not set the process size
    /// @throws dev.millrace.base.fault.MillraceException [ServerFaults#MEMORY], with the figures, if the parts do
    /// not fit
    public static Optional<MemoryPlan> of(Map<String, String> settings, long machineBytes) {
        Configuration options = Configuration.fromMap(settings);
        Optional<MemorySize> size = options.getOptional(TaskManagerOptions.TOTAL_PROCESS_MEMORY);
        if (size.isEmpty()) return Optional.empty();
        long process = size.get().getBytes();
        long overhead = Math.clamp((long) (process * OVERHEAD_PART), OVERHEAD_MIN, OVERHEAD_MAX);
        long rest = process - METASPACE - overhead;
        long network = Math.clamp(
                (long) (Math.max(0, rest) * (double) options.get(TaskManagerOptions.NETWORK_MEMORY_FRACTION)),
                options.get(TaskManagerOptions.NETWORK_MEMORY_MIN).getBytes(),
                options.get(TaskManagerOptions.NETWORK_MEMORY_MAX).getBytes());
        long managed = isOnHeap(options) ? 0 : managed(options, rest);
        long heap = rest - network - managed / 2;
        MemoryPlan plan = new MemoryPlan(heap, managed, network, METASPACE, overhead, process);
        plan.check(machineBytes);
        return Optional.of(plan);
    }

    /// Returns the plan that a process reports in its statistics.
    public static MemoryPlan of(ProcessStats machine) {
        long heap = Long.parseLong(machine.metrics().getOrDefault("Status.JVM.Memory.Heap.Max", "-1"));
        return of(machine.settings(), Long.MAX_VALUE).orElseGet(() -> unsaid(heap));
    }

    /// Returns the plan of a process whose size no setting says.
    ///
    /// @param heap the maximum heap size
    public static MemoryPlan unsaid(long heap) {
        return new MemoryPlan(heap, 0, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    private static boolean isOnHeap(Configuration options) {
        return ON_HEAP.contains(options.get(StateBackendOptions.STATE_BACKEND));
    }

    private static long managed(Configuration options, long rest) {
        return options.getOptional(TaskManagerOptions.MANAGED_MEMORY_SIZE)
                .map(MemorySize::getBytes)
                .orElse((long) (Math.max(0, rest) * (double) options.get(TaskManagerOptions.MANAGED_MEMORY_FRACTION)));
    }

    private void check(long machineBytes) {
        if (heap - managed / 2 < HEAP_MIN) {
            throw ServerFaults.MEMORY
                    .what("%s is %s, which is too small.", TaskManagerOptions.TOTAL_PROCESS_MEMORY.key(), mib(process))
                    .why(
                            "Of this size, %s are for classes, %s for the JVM overhead, %s for the network and %s for"
                                    + " the state store. The heap for programs has %s left, but needs %s.",
                            mib(metaspace),
                            mib(overhead),
                            mib(network),
                            mib(managed),
                            mib(heap - managed / 2),
                            mib(HEAP_MIN))
                    .fix(
                            "Set the option to %s or more, or reduce taskmanager.memory.managed.size or .network.min.",
                            mib(process + HEAP_MIN - (heap - managed / 2)));
        }
        if (process <= machineBytes) return;
        throw ServerFaults.MEMORY
                .what("%s is %s.", TaskManagerOptions.TOTAL_PROCESS_MEMORY.key(), mib(process))
                .why("This machine or container has %s.", mib(machineBytes))
                .fix("Set the option to a smaller value.");
    }

    /// Returns whether a setting says the size of the process.
    public boolean isSaid() {
        return process != UNKNOWN;
    }

    /// Returns the memory outside of the heap that a store's cache may use.
    public long nativeBytes() {
        return managed / 2;
    }

    /// Returns the JVM options that implement this plan.
    public List<String> jvmOptions() {
        return List.of(
                "-Xmx" + heap,
                "-Xms" + heap,
                "-XX:MaxDirectMemorySize=" + network,
                "-XX:MaxMetaspaceSize=" + metaspace);
    }

    /// Returns the job settings that follow from this plan; explicit settings take precedence.
    public Map<String, String> settings() {
        return managed == 0 ? Map.of() : Map.of(TaskManagerOptions.MANAGED_MEMORY_SIZE.key(), managed + " b");
    }

    /// Returns a description for users.
    public String text() {
        if (!isSaid()) {
            return "at most " + mib(heap) + " of heap, and no limit on the whole ("
                    + TaskManagerOptions.TOTAL_PROCESS_MEMORY.key() + " is not set)";
        }
        String store = managed == 0 ? "" : ", of it up to " + mib(managed / 2) + " for tables of state";
        return "%s = heap %s%s + store of state %s + network %s + classes %s + JVM %s"
                .formatted(
                        mib(process),
                        mib(heap),
                        store,
                        mib(nativeBytes()),
                        mib(network),
                        mib(metaspace),
                        mib(overhead));
    }

    private static String mib(long bytes) {
        return bytes / MIB + " MiB";
    }
}
