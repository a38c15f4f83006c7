package dev.millrace.api.source;

import java.util.Optional;

/// Lets a source propose its parallelism from the amount of its data.
public interface DynamicParallelismInference {

    /// Returns the parallelism that suits the data of the source.
    int inferParallelism(Context context);

    /// Provides the limits for the inferred parallelism.
    interface Context {

        /// Returns the filter information that is known at run time; empty if there is none.
        default Optional<DynamicFilteringInfo> getDynamicFilteringInfo() {
            return Optional.empty();
        }

        /// Returns the maximum parallelism that may be inferred.
        int getParallelismInferenceUpperBound();

        /// Returns the number of bytes that one reader should read.
        long getDataVolumePerTask();
    }
}
