package dev.millrace.cluster.leader;

import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.Epochs;
import java.util.Optional;

/// Leads without an election, for clusters with one coordinator. If a second coordinator is started by mistake with the
/// same epochs, the first one cannot write any more.
public final class SingleLeader implements Leadership {
    private final Epochs epochs;
    private final Address self;

    public SingleLeader(Epochs epochs, Address self) {
        this.epochs = epochs;
        this.self = self;
    }

    /// Grants leadership before it returns.
    @Override
    public void contend(LeaderContender contender) {
        contender.granted(epochs.claimNext(self.toString()));
    }

    @Override
    public Optional<Leader> leader() {
        return LeaderDuties.newest(epochs);
    }

    @Override
    public Epochs epochs() {
        return epochs;
    }

    /// Does nothing, because no other coordinator contends.
    @Override
    public void close() {}
}
