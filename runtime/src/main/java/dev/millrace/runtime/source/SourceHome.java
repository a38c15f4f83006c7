package dev.millrace.runtime.source;

import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/// What the readers of a source know of its coordinator, which may be in another process. Any thread.
public interface SourceHome<SplitT extends SourceSplit> {

    /// A reader is there.
    ///
    /// @param line how it is told what to read
    void register(int subtask, SourceCoordinator.ReaderLine<SplitT> line);

    /// A reader has room for another split.
    ///
    /// @param hostname where it runs, for sources that give out what is near; null if it does not say
    void splitRequested(int subtask, @Nullable String hostname);

    /// A reader has sent the enumerator something of their own.
    void eventFromReader(int subtask, SourceEvent event);
}
