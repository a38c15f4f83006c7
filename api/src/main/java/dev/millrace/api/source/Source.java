package dev.millrace.api.source;

import dev.millrace.api.memory.SimpleVersionedSerializer;

/// Describes a stream source. The program serializes the source with Java serialization. The source creates one
/// enumerator in the coordinator and one reader in each subtask.
///
/// @param <T> the type of the records
/// @param <SplitT> the type of the splits
/// @param <EnumChkT> the type of the enumerator's checkpoints
public interface Source<T, SplitT extends SourceSplit, EnumChkT> extends SourceReaderFactory<T, SplitT> {

    /// Returns whether the source is bounded. Called when the job graph is built.
    Boundedness getBoundedness();

    /// Creates the enumerator of a job that starts without a checkpoint.
    SplitEnumerator<SplitT, EnumChkT> createEnumerator(SplitEnumeratorContext<SplitT> enumContext) throws Exception;

    /// Restores the enumerator from a checkpoint.
    SplitEnumerator<SplitT, EnumChkT> restoreEnumerator(SplitEnumeratorContext<SplitT> enumContext, EnumChkT checkpoint)
            throws Exception;

    /// Returns the serializer of splits, which is used for assignments to readers and for checkpoints of readers. Each
    /// thread uses its own serializer.
    SimpleVersionedSerializer<SplitT> getSplitSerializer();

    /// Returns the serializer of the enumerator's checkpoints.
    SimpleVersionedSerializer<EnumChkT> getEnumeratorCheckpointSerializer();
}
