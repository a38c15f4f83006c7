package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of heartbeats between processes.
public class HeartbeatManagerOptions {

    /// The threshold that turns the counting of failed heartbeats off.
    public static final int FAILED_RPC_DETECTION_DISABLED = -1;

    /// The time between two heartbeats.
    public static final ConfigOption<Duration> HEARTBEAT_INTERVAL = ConfigOptions.key("heartbeat.interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("The time between two heartbeats.");

    /// The timeout of heartbeats. If a process sends nothing for longer, Millrace considers the process dead.
    public static final ConfigOption<Duration> HEARTBEAT_TIMEOUT = ConfigOptions.key("heartbeat.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("Millrace considers a process dead that sends nothing for longer than this time.");

    /// The number of consecutive heartbeats that fail to arrive before Millrace considers the process dead. -1 waits
    /// for the timeout.
    public static final ConfigOption<Integer> HEARTBEAT_RPC_FAILURE_THRESHOLD = ConfigOptions.key(
                    "heartbeat.rpc-failure-threshold")
            .intType()
            .defaultValue(2)
            .withDescription("The number of consecutive heartbeats that fail to arrive before Millrace"
                    + " considers the process dead. -1 waits for the timeout.");

    public HeartbeatManagerOptions() {}
}
