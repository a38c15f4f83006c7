package dev.millrace.api.config;

import java.time.Duration;

/// Options of the heartbeats by which processes know of each other.
public class HeartbeatManagerOptions {

    /// Threshold that switches the counting of failures off.
    public static final int FAILED_RPC_DETECTION_DISABLED = -1;

    /// Time between two heartbeats.
    public static final ConfigOption<Duration> HEARTBEAT_INTERVAL = ConfigOptions.key("heartbeat.interval")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("Time between two heartbeats.");

    /// A process that is silent for longer is taken for dead.
    public static final ConfigOption<Duration> HEARTBEAT_TIMEOUT = ConfigOptions.key("heartbeat.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDescription("A process that is silent for longer is taken for dead.");

    /// After so many heartbeats in a row that did not arrive a process is taken for dead; -1 to wait for the timeout.
    public static final ConfigOption<Integer> HEARTBEAT_RPC_FAILURE_THRESHOLD = ConfigOptions.key(
                    "heartbeat.rpc-failure-threshold")
            .intType()
            .defaultValue(2)
            .withDescription(
                    "After so many heartbeats in a row that did not arrive a process is taken for dead; -1 to wait for"
                            + " the timeout.");

    public HeartbeatManagerOptions() {}
}
