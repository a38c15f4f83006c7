package dev.millrace.api.source.library;

import dev.millrace.api.source.SourceSplit;
import java.util.Iterator;

/// Provides its records through an iterator.
public interface IteratorSourceSplit<E, IterT extends Iterator<E>> extends SourceSplit {

    /// Returns an iterator that starts at the split's position.
    IterT getIterator();

    /// Returns the split with the position of an iterator, which this split created and which has a next record.
    IteratorSourceSplit<E, IterT> getUpdatedSplitForIterator(IterT iterator);
}
