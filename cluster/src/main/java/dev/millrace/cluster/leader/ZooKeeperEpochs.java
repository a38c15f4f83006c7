package dev.millrace.cluster.leader;

import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.journal.Epochs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.transaction.CuratorOp;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/// Stores the highest epoch in one node of ZooKeeper, and changes the node by compare-and-set.
final class ZooKeeperEpochs implements Epochs {
    private final CuratorFramework client;
    private final String path;

    ZooKeeperEpochs(Quorum quorum) {
        this.client = quorum.client();
        this.path = quorum.root() + "/epoch";
    }

    @Override
    public Claim highest() {
        try {
            return read(new Stat());
        } catch (Exception failed) {
            throw fault("read", failed);
        }
    }

    @Override
    public boolean claim(long epoch, String who) {
        return claim(epoch, who, null);
    }

    /// Claims an epoch if a given node exists at that moment.
    ///
    /// @param condition the path of the node; null for no condition
    boolean claim(long epoch, String who, @Nullable String condition) {
        try {
            Stat stat = new Stat();
            if (read(stat).epoch() >= epoch) return false;
            List<CuratorOp> all = new ArrayList<>();
            if (condition != null) all.add(client.transactionOp().check().forPath(condition));
            byte[] written = (epoch + " " + who).getBytes(StandardCharsets.UTF_8);
            all.add(client.transactionOp()
                    .setData()
                    .withVersion(stat.getVersion())
                    .forPath(path, written));
            client.transaction().forOperations(all);
            return true;
        } catch (KeeperException.BadVersionException | KeeperException.NoNodeException overtaken) {
            return false;
        } catch (Exception failed) {
            throw fault("claimed", failed);
        }
    }

    private Claim read(Stat stat) throws Exception {
        // Servers may lag behind. Without sync, a read could miss an earlier claim.
        client.sync().forPath(client.checkExists().forPath(path) == null ? "/" : path);
        byte[] bytes;
        try {
            bytes = client.getData().storingStatIn(stat).forPath(path);
        } catch (KeeperException.NoNodeException first) {
            make();
            bytes = client.getData().storingStatIn(stat).forPath(path);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        return new Claim(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
    }

    private void make() throws Exception {
        try {
            client.create().creatingParentsIfNeeded().forPath(path, "0 ".getBytes(StandardCharsets.UTF_8));
        } catch (KeeperException.NodeExistsException other) {
            // Another process has created the node, which has the same effect.
        }
    }

    private RuntimeException fault(String verb, Exception cause) {
        return ClusterFaults.EPOCHS_IO
                .what("Epochs in ZooKeeper at %s cannot be %s.", path, verb)
                .cause(cause)
                .fix("Check that ZooKeeper runs and is reachable from this process.");
    }
}
