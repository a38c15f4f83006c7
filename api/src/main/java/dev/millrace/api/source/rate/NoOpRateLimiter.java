package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceSplit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Allows all records immediately.
public class NoOpRateLimiter<Split extends SourceSplit> implements RateLimiter<Split> {
    private static final CompletionStage<Void> NOW = CompletableFuture.completedStage(null);

    @Override
    public CompletionStage<Void> acquire(int numberOfEvents) {
        return NOW;
    }
}
