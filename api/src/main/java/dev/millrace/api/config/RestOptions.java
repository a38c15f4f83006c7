package dev.millrace.api.config;

import java.time.Duration;

/// Options of the REST interface.
public class RestOptions {

    /// The port clients connect to.
    public static final ConfigOption<Integer> PORT = ConfigOptions.key("rest.port")
            .intType()
            .defaultValue(8081)
            .withDeprecatedKeys("web.port")
            .withDescription("The port clients connect to.");

    /// The address clients connect to.
    public static final ConfigOption<String> ADDRESS = ConfigOptions.key("rest.address")
            .stringType()
            .noDefaultValue()
            .withFallbackKeys("jobmanager.rpc.address")
            .withDescription("The address clients connect to.");

    /// The port, list or range of ports that is listened at.
    public static final ConfigOption<String> BIND_PORT = ConfigOptions.key("rest.bind-port")
            .stringType()
            .defaultValue("8081")
            .withFallbackKeys("rest.port")
            .withDeprecatedKeys("web.port", "jobmanager.web.port")
            .withDescription("The port, list or range of ports that is listened at.");

    /// The address that is listened at.
    public static final ConfigOption<String> BIND_ADDRESS = ConfigOptions.key("rest.bind-address")
            .stringType()
            .noDefaultValue()
            .withFallbackKeys("web.address")
            .withDeprecatedKeys("jobmanager.web.address")
            .withDescription("The address that is listened at.");

    /// The path clients put before each of their own.
    public static final ConfigOption<String> PATH = ConfigOptions.key("rest.path")
            .stringType()
            .defaultValue("")
            .withDescription("The path clients put before each of their own.");

    /// How long a client waits for a leader.
    public static final ConfigOption<Duration> AWAIT_LEADER_TIMEOUT = ConfigOptions.key("rest.await-leader-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("How long a client waits for a leader.");

    /// How often a client tries again.
    public static final ConfigOption<Integer> RETRY_MAX_ATTEMPTS = ConfigOptions.key("rest.retry.max-attempts")
            .intType()
            .defaultValue(20)
            .withDescription("How often a client tries again.");

    /// Time between a client's attempts.
    public static final ConfigOption<Duration> RETRY_DELAY = ConfigOptions.key("rest.retry.delay")
            .durationType()
            .defaultValue(Duration.ofSeconds(3))
            .withDescription("Time between a client's attempts.");

    /// How long connecting may take.
    public static final ConfigOption<Duration> CONNECTION_TIMEOUT = ConfigOptions.key("rest.connection-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("How long connecting may take.");

    /// A connection idle for longer is closed.
    public static final ConfigOption<Duration> IDLENESS_TIMEOUT = ConfigOptions.key("rest.idleness-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("A connection idle for longer is closed.");

    /// Greatest request in bytes.
    public static final ConfigOption<Integer> SERVER_MAX_CONTENT_LENGTH = ConfigOptions.key(
                    "rest.server.max-content-length")
            .intType()
            .defaultValue(104_857_600)
            .withDescription("Greatest request in bytes.");

    /// Greatest answer in bytes.
    public static final ConfigOption<Integer> CLIENT_MAX_CONTENT_LENGTH = ConfigOptions.key(
                    "rest.client.max-content-length")
            .intType()
            .defaultValue(104_857_600)
            .withDescription("Greatest answer in bytes.");

    /// How many requests are worked on at once.
    public static final ConfigOption<Integer> SERVER_NUM_THREADS = ConfigOptions.key("rest.server.numThreads")
            .intType()
            .defaultValue(4)
            .withDescription("How many requests are worked on at once.");

    /// Whether threads may be looked at for flame graphs.
    public static final ConfigOption<Boolean> ENABLE_FLAMEGRAPH = ConfigOptions.key("rest.flamegraph.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether threads may be looked at for flame graphs.");

    /// After how long without a look a flame graph is forgotten.
    public static final ConfigOption<Duration> FLAMEGRAPH_CLEANUP_INTERVAL = ConfigOptions.key(
                    "rest.flamegraph.cleanup-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(10))
            .withDescription("After how long without a look a flame graph is forgotten.");

    /// After how long a flame graph is made anew for who looks.
    public static final ConfigOption<Duration> FLAMEGRAPH_REFRESH_INTERVAL = ConfigOptions.key(
                    "rest.flamegraph.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription("After how long a flame graph is made anew for who looks.");

    /// How often threads are looked at for a flame graph.
    public static final ConfigOption<Integer> FLAMEGRAPH_NUM_SAMPLES = ConfigOptions.key("rest.flamegraph.num-samples")
            .intType()
            .defaultValue(100)
            .withDescription("How often threads are looked at for a flame graph.");

    /// Time between two looks.
    public static final ConfigOption<Duration> FLAMEGRAPH_DELAY = ConfigOptions.key(
                    "rest.flamegraph.delay-between-samples")
            .durationType()
            .defaultValue(Duration.ofMillis(50))
            .withDescription("Time between two looks.");

    /// Frames of a stack that are shown, from the innermost.
    public static final ConfigOption<Integer> FLAMEGRAPH_STACK_TRACE_DEPTH = ConfigOptions.key(
                    "rest.flamegraph.stack-depth")
            .intType()
            .defaultValue(100)
            .withDescription("Frames of a stack that are shown, from the innermost.");

    /// Whether profiles of processes may be taken.
    public static final ConfigOption<Boolean> ENABLE_PROFILER = ConfigOptions.key("rest.profiling.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether profiles of processes may be taken.");

    /// How many profiles a process keeps.
    public static final ConfigOption<Integer> MAX_PROFILING_HISTORY_SIZE = ConfigOptions.key(
                    "rest.profiling.history-size")
            .intType()
            .defaultValue(10)
            .withDescription("How many profiles a process keeps.");

    /// How long a profile may take at most.
    public static final ConfigOption<Duration> MAX_PROFILING_DURATION = ConfigOptions.key("rest.profiling.duration-max")
            .durationType()
            .defaultValue(Duration.ofSeconds(300))
            .withDescription("How long a profile may take at most.");

    /// Where a process keeps its profiles.
    public static final ConfigOption<String> PROFILING_RESULT_DIR = ConfigOptions.key("rest.profiling.dir")
            .stringType()
            .defaultValue(System.getProperty("java.io.tmpdir"))
            .withDescription("Where a process keeps its profiles.");

    public RestOptions() {}
}
