package dev.millrace.api.util;

import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;

/// Iterates over elements and holds a resource that [#close] releases.
public interface CloseableIterable<T> extends Iterable<T>, Closeable {

    /// Returns an iterable without elements and without a resource.
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
