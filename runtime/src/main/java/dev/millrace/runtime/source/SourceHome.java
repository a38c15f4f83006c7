package dev.millrace.runtime.source;

import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/// Connects source readers with their coordinator, which may be in another process. Thread-safe.
public interface SourceHome<SplitT extends SourceSplit> {

    /// Registers a reader.
    ///
    /// @param line receives the coordinator's calls
    void register(int subtask, SourceCoordinator.ReaderLine<SplitT> line);

    /// Requests another split for a reader.
    ///
    /// @param hostname the reader's host, for locality-aware sources; null if unknown
    void splitRequested(int subtask, @Nullable String hostname);

    /// Passes a reader's event to the enumerator.
    void eventFromReader(int subtask, SourceEvent event);
}
