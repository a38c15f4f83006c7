package dev.millrace.api.source.rate;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import java.io.Serializable;

/// Makes the rate limiter of each reader, so that all of them together keep a limit.
@SuppressWarnings(
        "rawtypes") // the strategies serve sources of any splits, and their signatures are the ones programs know
public interface RateLimiterStrategy<SplitT extends SourceSplit> extends Serializable {

    /// @param parallelism how many readers share the limit
    RateLimiter<SplitT> createRateLimiter(int parallelism);

    /// So many records each second, over all readers.
    static RateLimiterStrategy perSecond(double recordsPerSecond) {
        return parallelism -> new GuavaRateLimiter<>(recordsPerSecond / parallelism);
    }

    /// So many records between two checkpoints, over all readers.
    static RateLimiterStrategy perCheckpoint(int recordsPerCheckpoint) {
        return parallelism -> {
            int recordsPerSubtask = recordsPerCheckpoint / parallelism;
            if (recordsPerSubtask > 0) return new GatedRateLimiter<>(recordsPerSubtask);
            throw SourceFaults.PARAMETERS
                    .argument(
                            "%d records per checkpoint were to be shared by %d readers",
                            recordsPerCheckpoint, parallelism)
                    .why("a reader without records would wait forever")
                    .fix("raise the number of records to at least the parallelism");
        };
    }

    /// No limit.
    static RateLimiterStrategy noOp() {
        return _ -> new NoOpRateLimiter<>();
    }
}
