package dev.millrace.api.source.library;

import dev.millrace.api.source.SourceReaderContext;
import java.util.Iterator;

/// Emits the records of iterators unchanged.
public class IteratorSourceReader<E, IterT extends Iterator<E>, SplitT extends IteratorSourceSplit<E, IterT>>
        extends IteratorSourceReaderBase<E, E, IterT, SplitT> {

    public IteratorSourceReader(SourceReaderContext context) {
        super(context);
    }

    @Override
    protected E convert(E value) {
        return value;
    }
}
