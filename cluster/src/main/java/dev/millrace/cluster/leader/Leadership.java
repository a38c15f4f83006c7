package dev.millrace.cluster.leader;

import dev.millrace.cluster.journal.Epochs;
import java.util.Optional;

/// Elects one of several coordinators. For a short time, two coordinators may both believe that they lead. Then the
/// actions of the older leader are refused by its epoch ([dev.millrace.cluster.journal.Journal],
/// [dev.millrace.cluster.call.FencingTokens]). Thread-safe.
public interface Leadership extends AutoCloseable {

    /// Contends for leadership until this object is closed. Callers call this once.
    void contend(LeaderContender contender);

    /// Returns the newest leader, which may have failed since. Empty if there was none.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO]
    Optional<Leader> leader();

    /// Returns the epochs that number the leaders, for use by the journal.
    Epochs epochs();

    /// Gives up leadership, if it is held. Other coordinators can take over immediately.
    @Override
    void close();
}
