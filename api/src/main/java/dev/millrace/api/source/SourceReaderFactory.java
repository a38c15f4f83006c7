package dev.millrace.api.source;

import java.io.Serializable;

/// Creates the reader of each subtask on the worker.
public interface SourceReaderFactory<T, SplitT extends SourceSplit> extends Serializable {

    /// Creates a reader without splits. Called once by the subtask's thread when the subtask starts or is restored.
    SourceReader<T, SplitT> createReader(SourceReaderContext readerContext) throws Exception;
}
