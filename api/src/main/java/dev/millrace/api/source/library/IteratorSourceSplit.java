package dev.millrace.api.source.library;

import dev.millrace.api.source.SourceSplit;
import java.util.Iterator;

/// A split whose records an iterator gives.
public interface IteratorSourceSplit<E, IterT extends Iterator<E>> extends SourceSplit {

    /// An iterator at the split's position.
    IterT getIterator();

    /// The split with the position of an iterator that it gave and that has a next record.
    IteratorSourceSplit<E, IterT> getUpdatedSplitForIterator(IterT iterator);
}
