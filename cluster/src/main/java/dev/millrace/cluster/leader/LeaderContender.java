package dev.millrace.cluster.leader;

/// Receives the leadership of a coordinator that contends for it. Calls arrive in order: granted, revoked, granted …
public interface LeaderContender {

    /// Grants leadership: the coordinator leads from now on, and all earlier epochs are stale.
    void granted(long epoch);

    /// Revokes leadership: the coordinator does not lead any more or cannot be sure, and another one may lead.
    void revoked();
}
