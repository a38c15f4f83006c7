package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of a worker.
public class TaskManagerOptions {

    /// The number of slots that a worker offers.
    public static final ConfigOption<Integer> NUM_TASK_SLOTS = ConfigOptions.key("taskmanager.numberOfTaskSlots")
            .intType()
            .defaultValue(1)
            .withDescription("The number of slots that a worker offers.");

    /// The address under which other processes reach the worker.
    public static final ConfigOption<String> HOST = ConfigOptions.key("taskmanager.host")
            .stringType()
            .noDefaultValue()
            .withDescription("The address under which other processes reach the worker.");

    /// The address at which the worker listens.
    public static final ConfigOption<String> BIND_HOST = ConfigOptions.key("taskmanager.bind-host")
            .stringType()
            .noDefaultValue()
            .withDescription("The address that the worker listens at.");

    /// The port, list or range of ports at which a worker accepts calls. 0 takes any free port.
    public static final ConfigOption<String> RPC_PORT = ConfigOptions.key("taskmanager.rpc.port")
            .stringType()
            .defaultValue("0")
            .withDescription(
                    "The port, list or range of ports at which a worker accepts calls. 0 takes any free port.");

    /// The name of the worker. Without a value the name is random.
    public static final ConfigOption<String> TASK_MANAGER_RESOURCE_ID = ConfigOptions.key("taskmanager.resource-id")
            .stringType()
            .noDefaultValue()
            .withDescription("The name of the worker. Without a value the name is random.");

    /// The number of processors of the worker.
    public static final ConfigOption<Double> CPU_CORES = ConfigOptions.key("taskmanager.cpu.cores")
            .doubleType()
            .noDefaultValue()
            .withDescription("Processors of the worker.");

    /// The memory of the whole process.
    public static final ConfigOption<MemorySize> TOTAL_PROCESS_MEMORY = ConfigOptions.key(
                    "taskmanager.memory.process.size")
            .memoryType()
            .noDefaultValue()
            .withDescription("The memory of the whole process.");

    /// The memory of the process without the memory that the JVM itself needs.
    public static final ConfigOption<MemorySize> TOTAL_FLINK_MEMORY = ConfigOptions.key("taskmanager.memory.flink.size")
            .memoryType()
            .noDefaultValue()
            .withDescription("Memory of the process without what the JVM itself needs.");

    /// The heap memory of tasks.
    public static final ConfigOption<MemorySize> TASK_HEAP_MEMORY = ConfigOptions.key(
                    "taskmanager.memory.task.heap.size")
            .memoryType()
            .noDefaultValue()
            .withDescription("Heap for tasks.");

    /// The memory of tasks outside of the heap.
    public static final ConfigOption<MemorySize> TASK_OFF_HEAP_MEMORY = ConfigOptions.key(
                    "taskmanager.memory.task.off-heap.size")
            .memoryType()
            .defaultValue(MemorySize.ZERO)
            .withDescription("Memory outside of the heap for tasks.");

    /// The memory for state and sorting.
    public static final ConfigOption<MemorySize> MANAGED_MEMORY_SIZE = ConfigOptions.key(
                    "taskmanager.memory.managed.size")
            .memoryType()
            .noDefaultValue()
            .withDeprecatedKeys("taskmanager.memory.size")
            .withDescription("The memory for state and sorting.");

    /// The fraction of the memory for state and sorting, if no size is set.
    public static final ConfigOption<Float> MANAGED_MEMORY_FRACTION = ConfigOptions.key(
                    "taskmanager.memory.managed.fraction")
            .floatType()
            .defaultValue(0.4f)
            .withDescription("The fraction of the memory for state and sorting, if no size is set.");

    /// The smallest memory for exchanges.
    public static final ConfigOption<MemorySize> NETWORK_MEMORY_MIN = ConfigOptions.key(
                    "taskmanager.memory.network.min")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(64))
            .withDeprecatedKeys("taskmanager.network.memory.min")
            .withDescription("The smallest memory for exchanges.");

    /// The largest memory for exchanges.
    public static final ConfigOption<MemorySize> NETWORK_MEMORY_MAX = ConfigOptions.key(
                    "taskmanager.memory.network.max")
            .memoryType()
            .defaultValue(MemorySize.MAX_VALUE)
            .withDeprecatedKeys("taskmanager.network.memory.max")
            .withDescription("The largest memory for exchanges.");

    /// The fraction of the memory for exchanges.
    public static final ConfigOption<Float> NETWORK_MEMORY_FRACTION = ConfigOptions.key(
                    "taskmanager.memory.network.fraction")
            .floatType()
            .defaultValue(0.1f)
            .withDeprecatedKeys("taskmanager.network.memory.fraction")
            .withDescription("The fraction of the memory for exchanges.");

    /// The size of a network buffer.
    public static final ConfigOption<MemorySize> MEMORY_SEGMENT_SIZE = ConfigOptions.key(
                    "taskmanager.memory.segment-size")
            .memoryType()
            .defaultValue(new MemorySize(32 * 1024))
            .withDescription("Size of a batch on the wire.");

    /// The time between two interrupts of a task that does not end.
    public static final ConfigOption<Duration> TASK_CANCELLATION_INTERVAL = ConfigOptions.key(
                    "task.cancellation.interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDeprecatedKeys("task.cancellation-interval")
            .withDescription("Time between two interrupts of a task that does not end.");

    /// The timeout of the cancellation of a task. If a task takes longer, the worker stops. 0 turns the
    /// timeout off.
    public static final ConfigOption<Duration> TASK_CANCELLATION_TIMEOUT = ConfigOptions.key(
                    "task.cancellation.timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(3))
            .withDescription("A task that takes longer to end takes the worker down; 0 never.");

    /// The time that Millrace waits for running timers when a task ends.
    public static final ConfigOption<Duration> TASK_CANCELLATION_TIMEOUT_TIMERS = ConfigOptions.key(
                    "task.cancellation.timers.timeout")
            .durationType()
            .defaultValue(Duration.ofMillis(7500))
            .withDeprecatedKeys("timerservice.exceptional.shutdown.timeout")
            .withDescription("How long running timers may take when a task ends.");

    /// The number of workers in one process.
    public static final ConfigOption<Integer> MINI_CLUSTER_NUM_TASK_MANAGERS = ConfigOptions.key(
                    "minicluster.number-of-taskmanagers")
            .intType()
            .defaultValue(1)
            .withDeprecatedKeys("local.number-taskmanager")
            .withDescription("Workers in one process.");

    /// The rule by which Millrace chooses workers for the slots of a job.
    public static final ConfigOption<TaskManagerLoadBalanceMode> TASK_MANAGER_LOAD_BALANCE_MODE = ConfigOptions.key(
                    "taskmanager.load-balance.mode")
            .enumType(TaskManagerLoadBalanceMode.class)
            .defaultValue(TaskManagerLoadBalanceMode.NONE)
            .withDescription("How Millrace chooses workers for a job. NONE and SLOTS choose workers with the"
                    + " most free slots. TASKS also gives each slot the same number of subtasks."
                    + " MIN_RESOURCES uses as few workers as possible.");

    /// Lists the rules by which Millrace chooses workers for the slots of a job.
    public enum TaskManagerLoadBalanceMode {
        /// Makes no promise. The current choice is the same as with [#SLOTS].
        NONE,
        /// Uses the same share of slots of each worker, as far as possible.
        SLOTS,
        /// Uses as few workers as possible.
        MIN_RESOURCES,
        /// Chooses workers as [#SLOTS] does, and gives each slot of a job the same number of subtasks, as far
        /// as possible.
        TASKS
    }

    public TaskManagerOptions() {}
}
