package dev.millrace.api.util;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;

/// An iterable that holds something to release.
public interface CloseableIterable<T> extends Iterable<T>, Closeable {

    /// Nothing to iterate and nothing to close.
    static <T> CloseableIterable<T> empty() {
        return new CloseableIterable<>() {
            @Override
            public Iterator<T> iterator() {
                return Collections.emptyIterator();
            }

            @Override
            public void close() {}
        };
    }
}
