package dev.millrace.api.util;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Implements the kinds of [CloseableIterator].
final class CloseableIterators {
    private CloseableIterators() {}

    static <T> CloseableIterator<T> over(Iterator<T> iterator, AutoCloseable onClose) {
        return new Over<>(iterator, onClose);
    }

    static <T> CloseableIterator<T> concatenation(List<CloseableIterator<T>> parts) {
        return new Over<>(new Concatenation<>(parts.iterator()), () -> closeAll(parts));
    }

    private static void closeAll(List<? extends AutoCloseable> parts) throws Exception {
        Exception first = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception thrown) {
                first = ExceptionUtils.firstOrSuppressed(thrown, first);
            }
        }
        if (first != null) throw first;
    }

    private record Over<T>(Iterator<T> iterator, AutoCloseable onClose) implements CloseableIterator<T> {
        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public T next() {
            return iterator.next();
        }

        @Override
        public void remove() {
            iterator.remove();
        }

        @Override
        public void close() throws Exception {
            onClose.close();
        }
    }

    private static final class Concatenation<T> implements Iterator<T> {
        private final Iterator<CloseableIterator<T>> parts;
        private Iterator<T> current = Collections.emptyIterator();

        Concatenation(Iterator<CloseableIterator<T>> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && parts.hasNext()) current = parts.next();
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException("all iterators are at their end");
            return current.next();
        }
    }
}
