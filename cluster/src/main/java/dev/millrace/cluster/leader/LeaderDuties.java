package dev.millrace.cluster.leader;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.Epochs;
import java.util.Optional;

/// Remembers whether this process leads, and notifies its contender. All kinds of leadership use it. Not thread-safe.
final class LeaderDuties {
    private final LeaderContender contender;
    private long epoch;

    LeaderDuties(LeaderContender contender) {
        this.contender = contender;
    }

    boolean isHeld() {
        return epoch != 0;
    }

    /// Returns the epoch of the leadership, or 0 if this process does not lead.
    long epoch() {
        return epoch;
    }

    void grant(long granted) {
        revoke();
        epoch = granted;
        contender.granted(granted);
    }

    void revoke() {
        if (epoch == 0) return;
        epoch = 0;
        contender.revoked();
    }

    /// Returns the coordinator that has claimed the highest epoch.
    ///
    /// @throws MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO]
    static Optional<Leader> newest(Epochs epochs) {
        Epochs.Claim claim = epochs.highest();
        return claim.epoch() == 0 ? Optional.empty() : Optional.of(new Leader(Address.of(claim.who()), claim.epoch()));
    }
}
