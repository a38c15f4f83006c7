package dev.millrace.cluster.leader;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.Epochs;
import java.util.Optional;

/// What all kinds of leadership share: whether this process holds it, and telling its contender. Belongs to one thread.
final class LeaderDuties {
    private final LeaderContender contender;
    private long epoch;

    LeaderDuties(LeaderContender contender) {
        this.contender = contender;
    }

    boolean isHeld() {
        return epoch != 0;
    }

    /// 0 if it is not held.
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

    /// Who has claimed the highest epoch.
    ///
    /// @throws MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO]
    static Optional<Leader> newest(Epochs epochs) {
        Epochs.Claim claim = epochs.highest();
        return claim.epoch() == 0 ? Optional.empty() : Optional.of(new Leader(Address.of(claim.who()), claim.epoch()));
    }
}
