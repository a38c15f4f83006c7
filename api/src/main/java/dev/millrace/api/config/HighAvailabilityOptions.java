package dev.millrace.api.config;

import java.time.Duration;

/// Options of what outlives a coordinator: leadership, and where what it has decided is kept.
public class HighAvailabilityOptions {

    /// Who decides which coordinator leads: NONE, ZOOKEEPER, or DIRECTORY for a directory that all coordinators share.
    public static final ConfigOption<String> HA_MODE = ConfigOptions.key("high-availability.type")
            .stringType()
            .defaultValue("NONE")
            .withDeprecatedKeys("high-availability", "recovery.mode")
            .withDescription(
                    "Who decides which coordinator leads: NONE, ZOOKEEPER, or DIRECTORY for a directory that all"
                            + " coordinators share.");

    /// The name under which this cluster keeps its things apart from others.
    public static final ConfigOption<String> HA_CLUSTER_ID = ConfigOptions.key("high-availability.cluster-id")
            .stringType()
            .defaultValue("/default")
            .withDeprecatedKeys("high-availability.zookeeper.path.namespace", "recovery.zookeeper.path.namespace")
            .withDescription("The name under which this cluster keeps its things apart from others.");

    /// The directory, shared by all coordinators, that holds the journal and the artifacts of jobs.
    public static final ConfigOption<String> HA_STORAGE_PATH = ConfigOptions.key("high-availability.storageDir")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("high-availability.zookeeper.storageDir", "recovery.zookeeper.storageDir")
            .withDescription(
                    "The directory, shared by all coordinators, that holds the journal and the artifacts of jobs.");

    /// The port or range of ports at which a coordinator is called.
    public static final ConfigOption<String> HA_JOB_MANAGER_PORT_RANGE = ConfigOptions.key(
                    "high-availability.jobmanager.port")
            .stringType()
            .defaultValue("0")
            .withDeprecatedKeys("recovery.jobmanager.port")
            .withDescription("The port or range of ports at which a coordinator is called.");

    /// The ZooKeeper servers, as host:port with commas between.
    public static final ConfigOption<String> HA_ZOOKEEPER_QUORUM = ConfigOptions.key(
                    "high-availability.zookeeper.quorum")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("recovery.zookeeper.quorum")
            .withDescription("The ZooKeeper servers, as host:port with commas between.");

    /// The path in ZooKeeper under which clusters have theirs.
    public static final ConfigOption<String> HA_ZOOKEEPER_ROOT = ConfigOptions.key(
                    "high-availability.zookeeper.path.root")
            .stringType()
            .defaultValue("/flink")
            .withDeprecatedKeys("recovery.zookeeper.path.root")
            .withDescription("The path in ZooKeeper under which clusters have theirs.");

    /// A session that is silent for longer ends, and leadership with it.
    public static final ConfigOption<Duration> ZOOKEEPER_SESSION_TIMEOUT = ConfigOptions.key(
                    "high-availability.zookeeper.client.session-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDeprecatedKeys("recovery.zookeeper.client.session-timeout")
            .withDescription("A session that is silent for longer ends, and leadership with it.");

    /// How long connecting to ZooKeeper may take.
    public static final ConfigOption<Duration> ZOOKEEPER_CONNECTION_TIMEOUT = ConfigOptions.key(
                    "high-availability.zookeeper.client.connection-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDeprecatedKeys("recovery.zookeeper.client.connection-timeout")
            .withDescription("How long connecting to ZooKeeper may take.");

    /// Time before what ZooKeeper did not answer is tried again.
    public static final ConfigOption<Duration> ZOOKEEPER_RETRY_WAIT = ConfigOptions.key(
                    "high-availability.zookeeper.client.retry-wait")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDeprecatedKeys("recovery.zookeeper.client.retry-wait")
            .withDescription("Time before what ZooKeeper did not answer is tried again.");

    /// How often what ZooKeeper did not answer is tried again.
    public static final ConfigOption<Integer> ZOOKEEPER_MAX_RETRY_ATTEMPTS = ConfigOptions.key(
                    "high-availability.zookeeper.client.max-retry-attempts")
            .intType()
            .defaultValue(3)
            .withDeprecatedKeys("recovery.zookeeper.client.max-retry-attempts")
            .withDescription("How often what ZooKeeper did not answer is tried again.");

    /// Who may change what is made in ZooKeeper: open, or creator for the authenticated user alone.
    public static final ConfigOption<String> ZOOKEEPER_CLIENT_ACL = ConfigOptions.key(
                    "high-availability.zookeeper.client.acl")
            .stringType()
            .defaultValue("open")
            .withDescription(
                    "Who may change what is made in ZooKeeper: open, or creator for the authenticated user alone.");

    /// Whether a leader stays one while its connection is interrupted, until its session ends.
    public static final ConfigOption<Boolean> ZOOKEEPER_TOLERATE_SUSPENDED_CONNECTIONS = ConfigOptions.key(
                    "high-availability.zookeeper.client.tolerate-suspended-connections")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a leader stays one while its connection is interrupted, until its session ends.");

    /// Whether the client follows changes of the list of ZooKeeper servers.
    public static final ConfigOption<Boolean> ZOOKEEPER_ENSEMBLE_TRACKING = ConfigOptions.key(
                    "high-availability.zookeeper.client.ensemble-tracker")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether the client follows changes of the list of ZooKeeper servers.");

    public HighAvailabilityOptions() {}
}
