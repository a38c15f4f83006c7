package dev.millrace.cluster.leader;

import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.journal.Epochs;
import dev.millrace.cluster.storage.SharedDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the leadership that `high-availability.type` names.
public final class Leaderships {
    private Leaderships() {}

    /// Makes the leadership that the configuration names.
    ///
    /// @param directory the directory for epochs, if there is one coordinator and no shared directory is set
    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#MODE], [ClusterFaults#SETTING]
    public static Leadership of(ReadableConfig config, Host host, Address self, Path directory) {
        String mode = config.get(HighAvailabilityOptions.HA_MODE).toUpperCase(Locale.ROOT);
        return switch (mode) {
            case "NONE" -> new SingleLeader(new DirectoryEpochs(host, directory.resolve("leader")), self);
            case "DIRECTORY" ->
                new DirectoryLeadership(
                        host, disk(config, host).resolve("leader"), self, config.get(LeadOptions.LEASE));
            case "ZOOKEEPER" -> new Connected(new Quorum(config), host, self);
            default ->
                throw ClusterFaults.MODE
                        .what("'%s' has the value '%s'.", HighAvailabilityOptions.HA_MODE.key(), mode)
                        .why(
                                mode.equals("KUBERNETES")
                                        ? "Kubernetes is not supported yet."
                                        : "This kind of leader election is unknown.")
                        .fix("Choose NONE, DIRECTORY or ZOOKEEPER.");
        };
    }

    /// Returns the directory for data that must survive the coordinator. It is a directory of this cluster
    /// below `high-availability.storageDir`.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [ClusterFaults#SETTING]
    public static SharedDirectory storage(ReadableConfig config, Host host) {
        String cluster = config.get(HighAvailabilityOptions.HA_CLUSTER_ID).replaceAll("^/+", "");
        String text = address(config);
        if (isRemote(text)) return SharedDirectory.remote(text.replaceAll("/+$", "") + "/" + cluster);
        Path root = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        return SharedDirectory.local(host, root.resolve(cluster));
    }

    private static boolean isRemote(String address) {
        return address.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") && !address.startsWith("file:");
    }

    private static String address(ReadableConfig config) {
        @Nullable
        String text =
                config.getOptional(HighAvailabilityOptions.HA_STORAGE_PATH).orElse(null);
        if (text == null) throw setting("The option is not set.");
        return text;
    }

    /// Returns the directory for leader election, which needs files that one process alone can make.
    private static Path disk(ReadableConfig config, Host host) {
        SharedDirectory storage = storage(config, host);
        if (storage.isOnDisk()) return storage.path();
        throw setting("The value is %s, but high-availability.type DIRECTORY needs a shared disk."
                .formatted(address(config)));
    }

    private static RuntimeException setting(String why) {
        return ClusterFaults.SETTING
                .what("'%s' cannot be used.", HighAvailabilityOptions.HA_STORAGE_PATH.key())
                .why("%s", why)
                .fix(
                        "Set the option to a directory that all coordinators share. A directory in another file system needs"
                                + " high-availability.type ZOOKEEPER.");
    }

    /// A leadership by ZooKeeper that owns its connection.
    private record Connected(Quorum quorum, ZooKeeperLeadership leadership) implements Leadership {
        Connected(Quorum quorum, Host host, Address self) {
            this(quorum, new ZooKeeperLeadership(host, quorum, self));
        }

        @Override
        public void contend(LeaderContender contender) {
            leadership.contend(contender);
        }

        @Override
        public Optional<Leader> leader() {
            return leadership.leader();
        }

        @Override
        public Epochs epochs() {
            return leadership.epochs();
        }

        @Override
        public void close() {
            leadership.close();
            quorum.close();
        }
    }
}
