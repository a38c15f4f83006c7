package dev.millrace.api.config;

import java.time.Duration;

/// Defines Flink's options of calls between processes. Programs may set these options, but the options have no effect:
/// processes of a cluster call each other over gRPC. The options of heartbeats and TLS configure these calls.
public class RpcOptions {
    private static final String NO_EFFECT = "No effect: processes call each other over gRPC, not over Pekko.";

    /// Whether Flink also serializes calls inside a process.
    public static final ConfigOption<Boolean> FORCE_RPC_INVOCATION_SERIALIZATION = ConfigOptions.key(
                    "pekko.rpc.force-invocation-serialization")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("akka.rpc.force-invocation-serialization")
            .withDescription(NO_EFFECT);

    /// Whether the failure of a call in Flink names the caller.
    public static final ConfigOption<Boolean> CAPTURE_ASK_CALLSTACK = ConfigOptions.key("pekko.ask.callstack")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("akka.ask.callstack")
            .withDescription(NO_EFFECT);

    /// The time that Flink waits for the response to a call.
    public static final ConfigOption<Duration> ASK_TIMEOUT_DURATION = ConfigOptions.key("pekko.ask.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDeprecatedKeys("akka.ask.timeout")
            .withDescription(NO_EFFECT);

    /// The time that Flink waits for a connection.
    public static final ConfigOption<Duration> TCP_TIMEOUT = ConfigOptions.key("pekko.tcp.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(20))
            .withDeprecatedKeys("akka.tcp.timeout")
            .withDescription(NO_EFFECT);

    /// The time that Flink waits for the start of a remote component.
    public static final ConfigOption<Duration> STARTUP_TIMEOUT = ConfigOptions.key("pekko.startup-timeout")
            .durationType()
            .noDefaultValue()
            .withDeprecatedKeys("akka.startup-timeout")
            .withDescription(NO_EFFECT);

    /// Whether Flink's calls use TLS.
    public static final ConfigOption<Boolean> SSL_ENABLED = ConfigOptions.key("pekko.ssl.enabled")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("akka.ssl.enabled")
            .withDescription(NO_EFFECT);

    /// The largest size of a message in Flink.
    public static final ConfigOption<String> FRAMESIZE = ConfigOptions.key("pekko.framesize")
            .stringType()
            .defaultValue("10485760b")
            .withDeprecatedKeys("akka.framesize")
            .withDescription(NO_EFFECT);

    /// The number of messages that a thread of Flink processes in a row.
    public static final ConfigOption<Integer> DISPATCHER_THROUGHPUT = ConfigOptions.key("pekko.throughput")
            .intType()
            .defaultValue(15)
            .withDeprecatedKeys("akka.throughput")
            .withDescription(NO_EFFECT);

    /// Whether Flink logs the events of connections.
    public static final ConfigOption<Boolean> LOG_LIFECYCLE_EVENTS = ConfigOptions.key("pekko.log.lifecycle.events")
            .booleanType()
            .defaultValue(false)
            .withDeprecatedKeys("akka.log.lifecycle.events")
            .withDescription(NO_EFFECT);

    /// The time that Flink searches for the coordinator.
    public static final ConfigOption<Duration> LOOKUP_TIMEOUT_DURATION = ConfigOptions.key("pekko.lookup.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDeprecatedKeys("akka.lookup.timeout")
            .withDescription(NO_EFFECT);

    /// Whether a fatal error of a call ends Flink's process.
    public static final ConfigOption<Boolean> JVM_EXIT_ON_FATAL_ERROR = ConfigOptions.key(
                    "pekko.jvm-exit-on-fatal-error")
            .booleanType()
            .defaultValue(true)
            .withDeprecatedKeys("akka.jvm-exit-on-fatal-error")
            .withDescription(NO_EFFECT);

    /// The milliseconds that Flink waits before it connects again.
    public static final ConfigOption<Long> RETRY_GATE_CLOSED_FOR = ConfigOptions.key("pekko.retry-gate-closed-for")
            .longType()
            .defaultValue(50L)
            .withDeprecatedKeys("akka.retry-gate-closed-for")
            .withDescription(NO_EFFECT);

    /// The number of threads of Flink's pool for each processor.
    public static final ConfigOption<Double> FORK_JOIN_EXECUTOR_PARALLELISM_FACTOR = ConfigOptions.key(
                    "pekko.fork-join-executor.parallelism-factor")
            .doubleType()
            .defaultValue(2.0)
            .withDeprecatedKeys("akka.fork-join-executor.parallelism-factor")
            .withDescription(NO_EFFECT);

    /// The smallest number of threads of Flink's pool.
    public static final ConfigOption<Integer> FORK_JOIN_EXECUTOR_PARALLELISM_MIN = ConfigOptions.key(
                    "pekko.fork-join-executor.parallelism-min")
            .intType()
            .defaultValue(8)
            .withDeprecatedKeys("akka.fork-join-executor.parallelism-min")
            .withDescription(NO_EFFECT);

    /// The largest number of threads of Flink's pool.
    public static final ConfigOption<Integer> FORK_JOIN_EXECUTOR_PARALLELISM_MAX = ConfigOptions.key(
                    "pekko.fork-join-executor.parallelism-max")
            .intType()
            .defaultValue(64)
            .withDeprecatedKeys("akka.fork-join-executor.parallelism-max")
            .withDescription(NO_EFFECT);

    /// The number of threads of Flink's pool for remote calls for each processor.
    public static final ConfigOption<Double> REMOTE_FORK_JOIN_EXECUTOR_PARALLELISM_FACTOR = ConfigOptions.key(
                    "pekko.remote-fork-join-executor.parallelism-factor")
            .doubleType()
            .defaultValue(2.0)
            .withDescription(NO_EFFECT);

    /// The smallest number of threads of Flink's pool for remote calls.
    public static final ConfigOption<Integer> REMOTE_FORK_JOIN_EXECUTOR_PARALLELISM_MIN = ConfigOptions.key(
                    "pekko.remote-fork-join-executor.parallelism-min")
            .intType()
            .defaultValue(8)
            .withDescription(NO_EFFECT);

    /// The largest number of threads of Flink's pool for remote calls.
    public static final ConfigOption<Integer> REMOTE_FORK_JOIN_EXECUTOR_PARALLELISM_MAX = ConfigOptions.key(
                    "pekko.remote-fork-join-executor.parallelism-max")
            .intType()
            .defaultValue(16)
            .withDescription(NO_EFFECT);

    /// The smallest number of threads of Flink for client sockets.
    public static final ConfigOption<Integer> CLIENT_SOCKET_WORKER_POOL_SIZE_MIN = ConfigOptions.key(
                    "pekko.client-socket-worker-pool.pool-size-min")
            .intType()
            .defaultValue(1)
            .withDeprecatedKeys("akka.client-socket-worker-pool.pool-size-min")
            .withDescription(NO_EFFECT);

    /// The largest number of threads of Flink for client sockets.
    public static final ConfigOption<Integer> CLIENT_SOCKET_WORKER_POOL_SIZE_MAX = ConfigOptions.key(
                    "pekko.client-socket-worker-pool.pool-size-max")
            .intType()
            .defaultValue(2)
            .withDeprecatedKeys("akka.client-socket-worker-pool.pool-size-max")
            .withDescription(NO_EFFECT);

    /// The number of threads of Flink for client sockets for each processor.
    public static final ConfigOption<Double> CLIENT_SOCKET_WORKER_POOL_SIZE_FACTOR = ConfigOptions.key(
                    "pekko.client-socket-worker-pool.pool-size-factor")
            .doubleType()
            .defaultValue(1.0)
            .withDeprecatedKeys("akka.client-socket-worker-pool.pool-size-factor")
            .withDescription(NO_EFFECT);

    /// The smallest number of threads of Flink for server sockets.
    public static final ConfigOption<Integer> SERVER_SOCKET_WORKER_POOL_SIZE_MIN = ConfigOptions.key(
                    "pekko.server-socket-worker-pool.pool-size-min")
            .intType()
            .defaultValue(1)
            .withDeprecatedKeys("akka.server-socket-worker-pool.pool-size-min")
            .withDescription(NO_EFFECT);

    /// The largest number of threads of Flink for server sockets.
    public static final ConfigOption<Integer> SERVER_SOCKET_WORKER_POOL_SIZE_MAX = ConfigOptions.key(
                    "pekko.server-socket-worker-pool.pool-size-max")
            .intType()
            .defaultValue(2)
            .withDeprecatedKeys("akka.server-socket-worker-pool.pool-size-max")
            .withDescription(NO_EFFECT);

    /// The number of threads of Flink for server sockets for each processor.
    public static final ConfigOption<Double> SERVER_SOCKET_WORKER_POOL_SIZE_FACTOR = ConfigOptions.key(
                    "pekko.server-socket-worker-pool.pool-size-factor")
            .doubleType()
            .defaultValue(1.0)
            .withDeprecatedKeys("akka.server-socket-worker-pool.pool-size-factor")
            .withDescription(NO_EFFECT);

    /// Creates an instance without use; all options are constants.
    public RpcOptions() {}

    /// Returns whether Flink would also serialize calls inside a process.
    public static boolean isForceRpcInvocationSerializationEnabled(Configuration config) {
        return config.get(FORCE_RPC_INVOCATION_SERIALIZATION);
    }
}
