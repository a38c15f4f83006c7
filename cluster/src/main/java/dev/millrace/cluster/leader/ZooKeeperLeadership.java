package dev.millrace.cluster.leader;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.Epochs;
import dev.millrace.runtime.step.SerialExecutor;
import java.io.IOException;
import java.util.Optional;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;

/// Elects a leader through ZooKeeper. The coordinator with the first node of a queue leads, and claims the next epoch
/// on condition that its node still exists. Closing the leadership leaves the connection open.
public final class ZooKeeperLeadership implements Leadership {
    private static final long AGAIN_MILLIS = 200;

    private final ZooKeeperEpochs epochs;
    private final Address self;
    private final LeaderLatch latch;
    private final SerialExecutor executor;

    public ZooKeeperLeadership(Host host, Quorum quorum, Address self) {
        this.epochs = new ZooKeeperEpochs(quorum);
        this.self = self;
        this.latch = new LeaderLatch(quorum.client(), quorum.root() + "/latch", self.toString());
        this.executor = new SerialExecutor("leadership", host, _ -> {});
    }

    @Override
    public void contend(LeaderContender contender) {
        LeaderDuties duties = new LeaderDuties(contender);
        latch.addListener(new LeaderLatchListener() {
            @Override
            public void isLeader() {
                executor.submit(() -> claim(duties));
            }

            @Override
            public void notLeader() {
                executor.submit(duties::revoke);
            }
        });
        try {
            latch.start();
        } catch (Exception refused) {
            throw ClusterFaults.LEADERSHIP
                    .what("%s cannot take part in the leader election in ZooKeeper.", self)
                    .cause(refused)
                    .fix("Check that ZooKeeper runs and is reachable from this process.");
        }
    }

    private void claim(LeaderDuties duties) {
        if (!latch.hasLeadership() || duties.isHeld()) return;
        try {
            String node = latch.getOurPath();
            long next = epochs.highest().epoch() + 1;
            if (node != null && epochs.claim(next, self.toString(), node)) {
                duties.grant(next);
                return;
            }
        } catch (MillraceException unreachable) {
            // The latch reports the loss of leadership. Until then, the claim is retried.
        }
        executor.submitAfter(AGAIN_MILLIS, () -> claim(duties));
    }

    @Override
    public Optional<Leader> leader() {
        return LeaderDuties.newest(epochs);
    }

    @Override
    public Epochs epochs() {
        return epochs;
    }

    @Override
    public void close() {
        try {
            // Closing notifies the contender as if leadership had been lost.
            latch.close(LeaderLatch.CloseMode.NOTIFY_LEADER);
        } catch (IOException | IllegalStateException gone) {
            // Without a connection, the node disappears with the session.
        }
    }
}
