package dev.millrace.api.config;

import java.time.Duration;

/// Defines the options of high availability: leader election and the storage of the journal.
public class HighAvailabilityOptions {

    /// How the leader among several coordinators is elected: NONE, ZOOKEEPER, or DIRECTORY for a directory that all
    /// coordinators share.
    public static final ConfigOption<String> HA_MODE = ConfigOptions.key("high-availability.type")
            .stringType()
            .defaultValue("NONE")
            .withDeprecatedKeys("high-availability", "recovery.mode")
            .withDescription("How the leader among several coordinators is elected: NONE, ZOOKEEPER, or"
                    + " DIRECTORY for a directory that all coordinators share.");

    /// The name of the cluster. It separates the data of this cluster from the data of other clusters.
    public static final ConfigOption<String> HA_CLUSTER_ID = ConfigOptions.key("high-availability.cluster-id")
            .stringType()
            .defaultValue("/default")
            .withDeprecatedKeys("high-availability.zookeeper.path.namespace", "recovery.zookeeper.path.namespace")
            .withDescription("The name of the cluster. It separates the data of this cluster from the data of"
                    + " other clusters.");

    /// The directory of the journal and of the artifacts of jobs. All coordinators must share the directory.
    public static final ConfigOption<String> HA_STORAGE_PATH = ConfigOptions.key("high-availability.storageDir")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("high-availability.zookeeper.storageDir", "recovery.zookeeper.storageDir")
            .withDescription("The directory of the journal and of the artifacts of jobs. All coordinators must"
                    + " share the directory.");

    /// The port or range of ports at which a coordinator accepts calls.
    public static final ConfigOption<String> HA_JOB_MANAGER_PORT_RANGE = ConfigOptions.key(
                    "high-availability.jobmanager.port")
            .stringType()
            .defaultValue("0")
            .withDeprecatedKeys("recovery.jobmanager.port")
            .withDescription("The port or range of ports at which a coordinator is called.");

    /// The ZooKeeper servers, as host:port separated by commas.
    public static final ConfigOption<String> HA_ZOOKEEPER_QUORUM = ConfigOptions.key(
                    "high-availability.zookeeper.quorum")
            .stringType()
            .noDefaultValue()
            .withDeprecatedKeys("recovery.zookeeper.quorum")
            .withDescription("The ZooKeeper servers, as host:port separated by commas.");

    /// The path in ZooKeeper below which clusters have their nodes.
    public static final ConfigOption<String> HA_ZOOKEEPER_ROOT = ConfigOptions.key(
                    "high-availability.zookeeper.path.root")
            .stringType()
            .defaultValue("/flink")
            .withDeprecatedKeys("recovery.zookeeper.path.root")
            .withDescription("The path in ZooKeeper below which clusters have their nodes.");

    /// The timeout of a session. A session that is silent for longer expires. An expired leader loses leadership.
    public static final ConfigOption<Duration> ZOOKEEPER_SESSION_TIMEOUT = ConfigOptions.key(
                    "high-availability.zookeeper.client.session-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDeprecatedKeys("recovery.zookeeper.client.session-timeout")
            .withDescription("A session that is silent for longer expires. An expired leader loses leadership.");

    /// The longest time to connect to ZooKeeper.
    public static final ConfigOption<Duration> ZOOKEEPER_CONNECTION_TIMEOUT = ConfigOptions.key(
                    "high-availability.zookeeper.client.connection-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(15))
            .withDeprecatedKeys("recovery.zookeeper.client.connection-timeout")
            .withDescription("The longest time to connect to ZooKeeper.");

    /// The time before Millrace repeats a request that ZooKeeper did not answer.
    public static final ConfigOption<Duration> ZOOKEEPER_RETRY_WAIT = ConfigOptions.key(
                    "high-availability.zookeeper.client.retry-wait")
            .durationType()
            .defaultValue(Duration.ofSeconds(5))
            .withDeprecatedKeys("recovery.zookeeper.client.retry-wait")
            .withDescription("The time before Millrace repeats a request that ZooKeeper did not answer.");

    /// The number of times that Millrace repeats a request that ZooKeeper did not answer.
    public static final ConfigOption<Integer> ZOOKEEPER_MAX_RETRY_ATTEMPTS = ConfigOptions.key(
                    "high-availability.zookeeper.client.max-retry-attempts")
            .intType()
            .defaultValue(3)
            .withDeprecatedKeys("recovery.zookeeper.client.max-retry-attempts")
            .withDescription("The number of times that Millrace repeats a request that ZooKeeper did not answer.");

    /// The access to nodes that Millrace creates in ZooKeeper: open for everyone, creator for the authenticated
    /// user only.
    public static final ConfigOption<String> ZOOKEEPER_CLIENT_ACL = ConfigOptions.key(
                    "high-availability.zookeeper.client.acl")
            .stringType()
            .defaultValue("open")
            .withDescription("Who may change the nodes that Millrace creates in ZooKeeper: open for everyone,"
                    + " creator for the authenticated user.");

    /// Whether a leader stays leader while its connection is suspended, until its session expires.
    public static final ConfigOption<Boolean> ZOOKEEPER_TOLERATE_SUSPENDED_CONNECTIONS = ConfigOptions.key(
                    "high-availability.zookeeper.client.tolerate-suspended-connections")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Whether a leader stays leader while its connection is suspended, until its session expires.");

    /// Whether the client follows changes of the list of ZooKeeper servers.
    public static final ConfigOption<Boolean> ZOOKEEPER_ENSEMBLE_TRACKING = ConfigOptions.key(
                    "high-availability.zookeeper.client.ensemble-tracker")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether the client follows changes of the list of ZooKeeper servers.");

    public HighAvailabilityOptions() {}
}
