package dev.millrace.cluster.call;

/// How new a caller's view of the world is. Who is behind is refused ([FencingTokens]).
///
/// @param epoch of the leader the caller is or obeys; 0 if it knows none
/// @param job the call is about, or empty
/// @param attempt of that job; 0 without a job
public record FencingToken(long epoch, String job, int attempt) {

    /// For calls that need no leader and are about no job.
    public static final FencingToken NONE = new FencingToken(0, "", 0);

    /// For calls about no job.
    public static FencingToken of(long epoch) {
        return new FencingToken(epoch, "", 0);
    }
}
