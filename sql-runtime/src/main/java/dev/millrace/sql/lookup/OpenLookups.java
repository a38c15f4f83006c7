package dev.millrace.sql.lookup;

import dev.millrace.table.data.RowData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Runs the lookups of a subtask, several at a time. Called by the thread of the subtask only.
final class OpenLookups {
    private final KeyLookup lookup;
    private final LookupCalls calls;
    private final LongSupplier clock;
    private final int capacity;
    private final List<OpenLookup> open = new ArrayList<>();
    /// Is complete if a call ended since the last look.
    private volatile CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    /// @param clock returns the wall clock in milliseconds
    OpenLookups(KeyLookup lookup, LookupCalls calls, LongSupplier clock) {
        this.lookup = lookup;
        this.calls = calls;
        this.clock = clock;
        this.capacity = lookup.isAsynchronous() ? calls.capacity() : 1;
    }

    /// Starts a lookup. Waits while as many lookups are open as allowed.
    OpenLookup start(RowData key) {
        while (open.size() >= capacity) awaitAny();
        long now = clock.getAsLong();
        OpenLookup started = new OpenLookup(lookup, calls, key, now, () -> ended.complete(null));
        if (!started.advance(now)) open.add(started);
        return started;
    }

    /// Returns the rows of a lookup. Waits for its end.
    Collection<RowData> await(OpenLookup started) {
        for (Collection<RowData> rows = started.rows(); ; rows = started.rows()) {
            if (rows != null) return rows;
            awaitAny();
        }
    }

    /// Takes the results of the calls that have ended.
    void look() {
        if (ended.isDone()) advance();
    }

    private void advance() {
        // A call that ends from now on completes the new future, or is seen below.
        ended = new CompletableFuture<>();
        long now = clock.getAsLong();
        open.removeIf(each -> each.advance(now));
    }

    /// Waits until a call ends or must be repeated.
    private void awaitAny() {
        long next = Long.MAX_VALUE;
        for (OpenLookup each : open) next = Math.min(next, each.nextMillis());
        long left = Math.max(0, next - clock.getAsLong());
        try {
            ended.get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException due) {
            // A lookup may have to be repeated, or has taken too long.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw LookupFaults.FAILED
                    .what("Lookups in the table %s were interrupted.", lookup.table())
                    .cause(stopped)
                    .fix("Start the query again.");
        }
        advance();
    }
}
