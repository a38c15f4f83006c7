package dev.millrace.cluster.journal;

/// Numbers the leaders: epochs only grow, and each is claimed by one leader. Thread-safe, also across processes.
///
/// Both methods must see every claim that any process made before the call: fencing relies on this.
public interface Epochs {

    /// Names the newest leader so far.
    ///
    /// @param epoch the epoch of the leader; 0 if there was no leader
    /// @param who the identity that the leader gave when it claimed the epoch
    record Claim(long epoch, String who) {
        public static final Claim NONE = new Claim(0, "");
    }

    /// Returns the highest epoch that has been claimed.
    ///
    /// @throws dev.millrace.base.fault.MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO] if the
    /// epochs cannot be read now
    Claim highest();

    /// Claims an epoch, which makes all lower epochs stale.
    ///
    /// @return false if this epoch or a higher one is taken
    /// @throws dev.millrace.base.fault.MillraceException [dev.millrace.cluster.ClusterFaults#EPOCHS_IO] if the
    /// claim fails; the epoch may have been claimed all the same
    boolean claim(long epoch, String who);

    /// Claims the next free epoch and returns it.
    default long claimNext(String who) {
        while (true) {
            long next = highest().epoch() + 1;
            if (claim(next, who)) return next;
        }
    }
}
