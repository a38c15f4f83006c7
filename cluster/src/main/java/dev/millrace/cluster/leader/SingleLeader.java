package dev.millrace.cluster.leader;

import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.Epochs;
import java.util.Optional;

/// Leads without asking anybody: for clusters with one coordinator. If a second is started by mistake over the
/// same epochs, the first cannot write any more.
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

    /// Does nothing: nobody else would lead.
    @Override
    public void close() {}
}
