package dev.millrace.api.util;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Completes when several futures have completed.
final class JoinedFutures<T> extends FutureUtils.ConjunctFuture<T> {
    @SuppressWarnings("NullAway") // null is the only value of Void
    static final Supplier<Void> NOTHING = () -> null;

    private final int total;
    private final AtomicInteger normal = new AtomicInteger();
    private final AtomicInteger left;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Supplier<T> result;
    private final boolean waitsForFailures;

    /// @param waitsForFailures whether a failure is reported only after all futures have completed
    /// @param result the result after all futures have completed
    JoinedFutures(Collection<? extends CompletableFuture<?>> futures, boolean waitsForFailures, Supplier<T> result) {
        this.total = futures.size();
        this.left = new AtomicInteger(total);
        this.result = result;
        this.waitsForFailures = waitsForFailures;
        if (total == 0) complete(result.get());
        for (CompletableFuture<?> each : futures) each.whenComplete((_, thrown) -> completed(thrown));
    }

    /// Returns the results of completed futures.
    static <R> Collection<R> results(Collection<? extends CompletableFuture<? extends R>> futures) {
        List<R> results = new ArrayList<>(futures.size());
        for (CompletableFuture<? extends R> each : futures) results.add(each.join());
        return results;
    }

    private void completed(@Nullable Throwable thrown) {
        if (thrown == null) normal.incrementAndGet();
        else failed(thrown);
        if (left.decrementAndGet() > 0) return;
        Throwable first = failure.get();
        if (first != null) completeExceptionally(first);
        else complete(result.get());
    }

    private void failed(Throwable thrown) {
        Throwable first = failure.compareAndExchange(null, thrown);
        if (first != null && first != thrown) first.addSuppressed(thrown);
        if (!waitsForFailures) completeExceptionally(thrown);
    }

    @Override
    public int getNumFuturesTotal() {
        return total;
    }

    @Override
    public int getNumFuturesCompleted() {
        return normal.get();
    }
}
