package dev.millrace.cluster.leader;

import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.cluster.ClusterFaults;
import java.time.Duration;
import java.util.List;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.framework.state.SessionConnectionStateErrorPolicy;
import org.apache.curator.framework.state.StandardConnectionStateErrorPolicy;
import org.apache.curator.retry.ExponentialBackoffRetry;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;

/// Connects to ZooKeeper as the options `high-availability.zookeeper.*` say. Thread-safe.
public final class Quorum implements AutoCloseable {
    private final CuratorFramework client;
    private final String root;

    /// Starts to connect. The connection is established in the background.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#SETTING]
    public Quorum(ReadableConfig config) {
        String servers = config.getOptional(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM)
                .orElseThrow(() -> ClusterFaults.SETTING
                        .what("'%s' is not set.", HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM.key())
                        .fix("Set the option to the ZooKeeper servers, as host:port separated by commas."));
        root = path(config.get(HighAvailabilityOptions.HA_ZOOKEEPER_ROOT))
                + path(config.get(HighAvailabilityOptions.HA_CLUSTER_ID));
        boolean isPatient = config.get(HighAvailabilityOptions.ZOOKEEPER_TOLERATE_SUSPENDED_CONNECTIONS);
        CuratorFrameworkFactory.Builder builder = CuratorFrameworkFactory.builder()
                .connectString(servers)
                .sessionTimeoutMs(millis(config.get(HighAvailabilityOptions.ZOOKEEPER_SESSION_TIMEOUT)))
                .connectionTimeoutMs(millis(config.get(HighAvailabilityOptions.ZOOKEEPER_CONNECTION_TIMEOUT)))
                .retryPolicy(new ExponentialBackoffRetry(
                        millis(config.get(HighAvailabilityOptions.ZOOKEEPER_RETRY_WAIT)),
                        config.get(HighAvailabilityOptions.ZOOKEEPER_MAX_RETRY_ATTEMPTS)))
                .ensembleTracker(config.get(HighAvailabilityOptions.ZOOKEEPER_ENSEMBLE_TRACKING))
                .connectionStateErrorPolicy(
                        isPatient ? new SessionConnectionStateErrorPolicy() : new StandardConnectionStateErrorPolicy());
        if (config.get(HighAvailabilityOptions.ZOOKEEPER_CLIENT_ACL).equals("creator")) {
            builder.aclProvider(new Creators());
        }
        client = builder.build();
        client.start();
    }

    private static int millis(Duration duration) {
        return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    private static String path(String text) {
        String bare = text.replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }

    CuratorFramework client() {
        return client;
    }

    /// Returns the path below which this cluster has its nodes. It begins with a slash.
    String root() {
        return root;
    }

    @Override
    public void close() {
        client.close();
    }

    /// Allows only the creator of a node to change it.
    private static final class Creators implements ACLProvider {
        @Override
        public List<ACL> getDefaultAcl() {
            return ZooDefs.Ids.CREATOR_ALL_ACL;
        }

        @Override
        public List<ACL> getAclForPath(String path) {
            return getDefaultAcl();
        }
    }
}
