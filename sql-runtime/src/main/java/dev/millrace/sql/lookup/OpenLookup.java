package dev.millrace.sql.lookup;

import dev.millrace.table.data.RowData;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Is a lookup of a key, with its repetitions. Used by the thread of the subtask only.
final class OpenLookup {
    private static final long NEVER = Long.MAX_VALUE;

    private final KeyLookup lookup;
    private final LookupCalls calls;
    private final RowData key;
    private final Runnable onResult;
    private final long deadline;
    private CompletableFuture<Collection<RowData>> call;
    private int attempts = 1;
    private long nextAttempt = NEVER;
    private @Nullable Collection<RowData> rows;

    /// Starts a lookup.
    ///
    /// @param onResult is told by any thread that a call ended
    OpenLookup(KeyLookup lookup, LookupCalls calls, RowData key, long now, Runnable onResult) {
        this.lookup = lookup;
        this.calls = calls;
        this.key = key;
        this.onResult = onResult;
        this.deadline = lookup.isAsynchronous() ? now + calls.timeoutMillis() : NEVER;
        this.rows = lookup.known(key);
        this.call = rows == null ? started() : CompletableFuture.completedFuture(rows);
    }

    private CompletableFuture<Collection<RowData>> started() {
        CompletableFuture<Collection<RowData>> started = lookup.start(key);
        if (!started.isDone()) started.whenComplete((_, _) -> onResult.run());
        return started;
    }

    /// Takes the result of a call that ended, and repeats it if its time has come.
    ///
    /// @return whether the lookup has ended
    boolean advance(long now) {
        if (rows != null) return true;
        if (nextAttempt <= now) {
            nextAttempt = NEVER;
            attempts++;
            call = started();
        }
        if (nextAttempt == NEVER && call.isDone()) take(now);
        if (rows == null && now >= deadline) {
            throw LookupFaults.FAILED
                    .what(
                            "The lookup of the key %s in the table %s took longer than %d ms.",
                            key, lookup.table(), calls.timeoutMillis())
                    .fix("Set table.exec.async-lookup.timeout, or look at the load of the looked-up system.");
        }
        return rows != null;
    }

    private void take(long now) {
        Collection<RowData> found;
        try {
            found = call.join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            throw failed(cause == null ? failed : cause);
        } catch (CancellationException failed) {
            throw failed(failed);
        }
        boolean isMissing = found == null || found.isEmpty();
        if (isMissing && attempts < calls.attempts()) nextAttempt = now + calls.delayMillis();
        else rows = lookup.kept(key, found);
    }

    private RuntimeException failed(Throwable cause) {
        return LookupFaults.FAILED
                .what("The lookup of the key %s in the table %s failed: %s", key, lookup.table(), cause)
                .cause(cause)
                .fix("Look at the looked-up system and the options of the table.");
    }

    /// Returns the time at which the lookup must be looked at again, even if no call ends.
    long nextMillis() {
        return Math.min(deadline, nextAttempt);
    }

    /// Returns the rows; null while the lookup is open.
    @Nullable
    Collection<RowData> rows() {
        return rows;
    }
}
