package dev.millrace.api.source;

import java.io.Serializable;

/// Makes readers; one for each subtask, on the worker.
public interface SourceReaderFactory<T, SplitT extends SourceSplit> extends Serializable {

    /// Called once when a subtask starts or is restored, on its thread. The reader has no splits yet.
    SourceReader<T, SplitT> createReader(SourceReaderContext readerContext) throws Exception;
}
