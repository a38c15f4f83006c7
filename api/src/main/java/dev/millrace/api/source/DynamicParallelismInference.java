package dev.millrace.api.source;

/// For sources that can say how many readers their data deserves.
public interface DynamicParallelismInference {

    /// How many readers are useful.
    int inferParallelism(Context context);

    /// What bounds the answer.
    interface Context {

        /// The most readers there can be.
        int getParallelismInferenceUpperBound();

        /// How many bytes a reader should get.
        long getDataVolumePerTask();
    }
}
