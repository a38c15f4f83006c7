package dev.millrace.cluster.leader;

import dev.millrace.cluster.journal.Epochs;
import java.util.Optional;

/// Chooses one coordinator of several. At times two may both believe that they lead: what an older one does is refused
/// by its epoch ([dev.millrace.cluster.journal.Journal], [dev.millrace.cluster.call.FencingTokens]). Safe to use from
/// any thread.
public interface Leadership extends AutoCloseable {

    /// Wants to lead from now on, until closed. To be called once.
    void contend(LeaderContender contender);

    /// The newest leader; it may have died since. Empty if there was none.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO]
    Optional<Leader> leader();

    /// The epochs in which leaders are numbered, for the journal.
    Epochs epochs();

    /// Gives leadership up, if it is held: others can take over at once.
    @Override
    void close();
}
