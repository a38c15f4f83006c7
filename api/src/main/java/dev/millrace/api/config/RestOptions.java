package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of the REST interface.
public class RestOptions {

    /// The port that clients connect to.
    public static final ConfigOption<Integer> PORT = ConfigOptions.key("rest.port")
            .intType()
            .defaultValue(8081)
            .withDeprecatedKeys("web.port")
            .withDescription("The port that clients connect to.");

    /// The address that clients connect to.
    public static final ConfigOption<String> ADDRESS = ConfigOptions.key("rest.address")
            .stringType()
            .noDefaultValue()
            .withFallbackKeys("jobmanager.rpc.address")
            .withDescription("The address that clients connect to.");

    /// The port, list or range of ports at which the server listens.
    public static final ConfigOption<String> BIND_PORT = ConfigOptions.key("rest.bind-port")
            .stringType()
            .defaultValue("8081")
            .withFallbackKeys("rest.port")
            .withDeprecatedKeys("web.port", "jobmanager.web.port")
            .withDescription("The port, list or range of ports that is listened at.");

    /// The address at which the server listens.
    public static final ConfigOption<String> BIND_ADDRESS = ConfigOptions.key("rest.bind-address")
            .stringType()
            .noDefaultValue()
            .withFallbackKeys("web.address")
            .withDeprecatedKeys("jobmanager.web.address")
            .withDescription("The address that is listened at.");

    /// The path prefix of all requests of a client.
    public static final ConfigOption<String> PATH = ConfigOptions.key("rest.path")
            .stringType()
            .defaultValue("")
            .withDescription("The path prefix of all requests of a client.");

    /// The time that a client waits for a leader.
    public static final ConfigOption<Duration> AWAIT_LEADER_TIMEOUT = ConfigOptions.key("rest.await-leader-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("How long a client waits for a leader.");

    /// The number of attempts of a client.
    public static final ConfigOption<Integer> RETRY_MAX_ATTEMPTS = ConfigOptions.key("rest.retry.max-attempts")
            .intType()
            .defaultValue(20)
            .withDescription("The number of attempts of a client.");

    /// The time between two attempts of a client.
    public static final ConfigOption<Duration> RETRY_DELAY = ConfigOptions.key("rest.retry.delay")
            .durationType()
            .defaultValue(Duration.ofSeconds(3))
            .withDescription("The time between two attempts of a client.");

    /// The longest time to connect.
    public static final ConfigOption<Duration> CONNECTION_TIMEOUT = ConfigOptions.key("rest.connection-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("How long connecting may take.");

    /// The timeout of idle connections. The server closes a connection that is idle for longer.
    public static final ConfigOption<Duration> IDLENESS_TIMEOUT = ConfigOptions.key("rest.idleness-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(5))
            .withDescription("The server closes a connection that is idle for longer.");

    /// The largest size of a request in bytes.
    public static final ConfigOption<Integer> SERVER_MAX_CONTENT_LENGTH = ConfigOptions.key(
                    "rest.server.max-content-length")
            .intType()
            .defaultValue(104_857_600)
            .withDescription("The largest size of a request in bytes.");

    /// The largest size of a response in bytes.
    public static final ConfigOption<Integer> CLIENT_MAX_CONTENT_LENGTH = ConfigOptions.key(
                    "rest.client.max-content-length")
            .intType()
            .defaultValue(104_857_600)
            .withDescription("Greatest answer in bytes.");

    /// The number of requests that the server processes at the same time.
    public static final ConfigOption<Integer> SERVER_NUM_THREADS = ConfigOptions.key("rest.server.numThreads")
            .intType()
            .defaultValue(4)
            .withDescription("How many requests are worked on at once.");

    /// Whether the server may sample threads for flame graphs.
    public static final ConfigOption<Boolean> ENABLE_FLAMEGRAPH = ConfigOptions.key("rest.flamegraph.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the server may sample threads for flame graphs.");

    /// The time after the last request for a flame graph at which the server forgets the graph.
    public static final ConfigOption<Duration> FLAMEGRAPH_CLEANUP_INTERVAL = ConfigOptions.key(
                    "rest.flamegraph.cleanup-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(10))
            .withDescription(
                    "The time after the last request for a flame graph at which the server forgets the graph.");

    /// The age after which the server creates a flame graph again when a client requests the graph.
    public static final ConfigOption<Duration> FLAMEGRAPH_REFRESH_INTERVAL = ConfigOptions.key(
                    "rest.flamegraph.refresh-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription("The age after which the server creates a flame graph again when a client"
                    + " requests the graph.");

    /// The number of samples of a flame graph.
    public static final ConfigOption<Integer> FLAMEGRAPH_NUM_SAMPLES = ConfigOptions.key("rest.flamegraph.num-samples")
            .intType()
            .defaultValue(100)
            .withDescription("The number of samples of a flame graph.");

    /// The time between two samples of a flame graph.
    public static final ConfigOption<Duration> FLAMEGRAPH_DELAY = ConfigOptions.key(
                    "rest.flamegraph.delay-between-samples")
            .durationType()
            .defaultValue(Duration.ofMillis(50))
            .withDescription("The time between two samples of a flame graph.");

    /// The number of frames of a stack that a flame graph shows, from the innermost frame.
    public static final ConfigOption<Integer> FLAMEGRAPH_STACK_TRACE_DEPTH = ConfigOptions.key(
                    "rest.flamegraph.stack-depth")
            .intType()
            .defaultValue(100)
            .withDescription("The number of frames of a stack that a flame graph shows, from the innermost frame.");

    /// Whether clients may take profiles of processes.
    public static final ConfigOption<Boolean> ENABLE_PROFILER = ConfigOptions.key("rest.profiling.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether clients may take profiles of processes.");

    /// The number of profiles that a process keeps.
    public static final ConfigOption<Integer> MAX_PROFILING_HISTORY_SIZE = ConfigOptions.key(
                    "rest.profiling.history-size")
            .intType()
            .defaultValue(10)
            .withDescription("The number of profiles that a process keeps.");

    /// The longest duration of a profile.
    public static final ConfigOption<Duration> MAX_PROFILING_DURATION = ConfigOptions.key("rest.profiling.duration-max")
            .durationType()
            .defaultValue(Duration.ofSeconds(300))
            .withDescription("The longest duration of a profile.");

    /// The directory of profiles of a process.
    public static final ConfigOption<String> PROFILING_RESULT_DIR = ConfigOptions.key("rest.profiling.dir")
            .stringType()
            .defaultValue(System.getProperty("java.io.tmpdir"))
            .withDescription("The directory of profiles of a process.");

    public RestOptions() {}
}
