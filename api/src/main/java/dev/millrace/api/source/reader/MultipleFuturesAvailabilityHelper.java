package dev.millrace.api.source.reader;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Joins the availability of several inputs into one future. Called by one thread; the inputs' futures may complete on
/// any thread.
public class MultipleFuturesAvailabilityHelper {
    private final @Nullable CompletableFuture<?>[] joined;
    private final AtomicReference<CompletableFuture<?>> available = new AtomicReference<>(new CompletableFuture<>());

    /// @param size the number of inputs
    public MultipleFuturesAvailabilityHelper(int size) {
        this.joined = new CompletableFuture<?>[size];
    }

    /// Returns the future that completes when an input is available.
    public CompletableFuture<?> getAvailableFuture() {
        return Objects.requireNonNull(available.get());
    }

    /// Replaces a completed future, so that the next completion is visible.
    public void resetToUnAvailable() {
        if (getAvailableFuture().isDone()) available.set(new CompletableFuture<>());
    }

    /// Completes the joint future when the future of an input completes. An input whose last future has not completed
    /// keeps this future.
    ///
    /// @param idx the number of the input
    public void anyOf(int idx, CompletableFuture<?> availabilityFuture) {
        CompletableFuture<?> before = joined[idx];
        if (before == null || before.isDone()) {
            joined[idx] = availabilityFuture;
            availabilityFuture.thenRun(this::notifyAvailable);
        }
        if (availabilityFuture.isDone()) notifyAvailable();
    }

    private void notifyAvailable() {
        getAvailableFuture().complete(null);
    }
}
