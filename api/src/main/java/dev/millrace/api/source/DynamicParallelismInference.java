package dev.millrace.api.source;

import java.util.Optional;

/// For sources that can say how many readers their data deserves.
public interface DynamicParallelismInference {

    /// How many readers are useful.
    int inferParallelism(Context context);

    /// What bounds the answer.
    interface Context {

        /// What is known about records that will be filtered out, if anything is.
        default Optional<DynamicFilteringInfo> getDynamicFilteringInfo() {
            return Optional.empty();
        }

        /// The most readers there can be.
        int getParallelismInferenceUpperBound();

        /// How many bytes a reader should get.
        long getDataVolumePerTask();
    }
}
