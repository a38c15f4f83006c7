package dev.millrace.cluster.journal;

/// The epochs of leaders: numbers that only grow, each claimed by one leader. Safe to use from any thread, and by
/// many processes.
///
/// Both methods must see every claim that has been made before they are called, wherever it was made: fencing
/// rests on that.
public interface Epochs {

    /// The newest leader there has been.
    ///
    /// @param epoch 0 if there was none
    /// @param who it is, as it said when it claimed
    record Claim(long epoch, String who) {
        public static final Claim NONE = new Claim(0, "");
    }

    /// The highest epoch that has been claimed.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO] if that
    /// cannot be known now
    Claim highest();

    /// Claims an epoch, which makes all below it stale.
    ///
    /// @return false if it or a higher one is taken
    /// @throws dev.millrace.base.fault.MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO]; it may
    /// have been claimed
    boolean claim(long epoch, String who);

    /// Claims the next free epoch.
    default long claimNext(String who) {
        while (true) {
            long next = highest().epoch() + 1;
            if (claim(next, who)) return next;
        }
    }
}
