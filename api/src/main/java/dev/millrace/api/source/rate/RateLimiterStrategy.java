package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import java.io.Serializable;

/// Creates the rate limiter of each reader, so that all readers together observe one limit.
@SuppressWarnings("rawtypes") // raw as in Flink, because the strategies do not depend on the split type
public interface RateLimiterStrategy<SplitT extends SourceSplit> extends Serializable {

    /// Creates the rate limiter of one reader.
    ///
    /// @param parallelism the number of readers that share the limit
    RateLimiter<SplitT> createRateLimiter(int parallelism);

    /// Limits the records per second over all readers.
    static RateLimiterStrategy perSecond(double recordsPerSecond) {
        return parallelism -> new GuavaRateLimiter<>(recordsPerSecond / parallelism);
    }

    /// Limits the records between two checkpoints over all readers.
    static RateLimiterStrategy perCheckpoint(int recordsPerCheckpoint) {
        return parallelism -> {
            int recordsPerSubtask = recordsPerCheckpoint / parallelism;
            if (recordsPerSubtask > 0) return new GatedRateLimiter<>(recordsPerSubtask);
            throw SourceFaults.PARAMETERS
                    .argument(
                            "%d records per checkpoint cannot be shared by %d readers.",
                            recordsPerCheckpoint, parallelism)
                    .why("A reader without records would wait forever.")
                    .fix("Increase the number of records to at least the parallelism.");
        };
    }

    /// Sets no limit.
    static RateLimiterStrategy noOp() {
        return _ -> new NoOpRateLimiter<>();
    }
}
