package dev.millrace.cluster.call;

/// Carries the epoch and attempt that a caller knows. Calls with a stale token are refused ([FencingTokens]).
///
/// @param epoch the epoch of the leader that the caller is or obeys; 0 if it knows none
/// @param job the id of the job that the call is about; empty if there is none
/// @param attempt the attempt of that job; 0 without a job
public record FencingToken(long epoch, String job, int attempt) {

    /// The token for calls that need no leader and concern no job.
    public static final FencingToken NONE = new FencingToken(0, "", 0);

    /// Returns a token for calls that concern no job.
    public static FencingToken of(long epoch) {
        return new FencingToken(epoch, "", 0);
    }
}
