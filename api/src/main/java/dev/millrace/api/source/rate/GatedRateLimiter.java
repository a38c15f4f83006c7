package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceSplit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Allows a number of records, and then none until a checkpoint completes.
public class GatedRateLimiter<Split extends SourceSplit> implements RateLimiter<Split> {
    private final int capacityPerCycle;
    private int capacityLeft;
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /// @param capacityPerCycle the number of records between two checkpoints
    public GatedRateLimiter(int capacityPerCycle) {
        this.capacityPerCycle = capacityPerCycle;
        this.capacityLeft = capacityPerCycle;
    }

    @Override
    public CompletionStage<Void> acquire(int numberOfEvents) {
        if (capacityLeft <= 0 && gate.isDone()) gate = new CompletableFuture<>();
        if (!gate.isDone()) return gate.thenRun(() -> capacityLeft -= numberOfEvents);
        capacityLeft -= numberOfEvents;
        return gate;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        capacityLeft = capacityPerCycle;
        gate.complete(null);
    }
}
