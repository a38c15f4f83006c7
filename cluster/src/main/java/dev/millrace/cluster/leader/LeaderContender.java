package dev.millrace.cluster.leader;

/// A coordinator that would lead. Told in order, one after the other: granted, revoked, granted …
public interface LeaderContender {

    /// It leads from now on, and all earlier epochs are stale.
    void granted(long epoch);

    /// It does not lead any more, or cannot be sure: somebody else may.
    void revoked();
}
