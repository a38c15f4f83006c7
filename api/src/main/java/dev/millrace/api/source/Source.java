package dev.millrace.api.source;

import dev.millrace.api.memory.SimpleVersionedSerializer;

/// Where a stream comes from. It is shipped by Java serialization and makes the parts that do the work: one enumerator
/// in the coordinator, and a reader in each subtask.
///
/// @param <T> the records
/// @param <SplitT> the parts that are read
/// @param <EnumChkT> what the enumerator writes into checkpoints
public interface Source<T, SplitT extends SourceSplit, EnumChkT> extends SourceReaderFactory<T, SplitT> {

    /// Whether the source ends by itself; asked when the job is described.
    Boundedness getBoundedness();

    /// Called when a job starts without a checkpoint.
    SplitEnumerator<SplitT, EnumChkT> createEnumerator(SplitEnumeratorContext<SplitT> enumContext) throws Exception;

    /// Called when a job starts from a checkpoint.
    SplitEnumerator<SplitT, EnumChkT> restoreEnumerator(SplitEnumeratorContext<SplitT> enumContext, EnumChkT checkpoint)
            throws Exception;

    /// Writes splits that are sent to readers and that readers write into checkpoints. A thread uses its own.
    SimpleVersionedSerializer<SplitT> getSplitSerializer();

    /// Writes what the enumerator writes into checkpoints.
    SimpleVersionedSerializer<EnumChkT> getEnumeratorCheckpointSerializer();
}
