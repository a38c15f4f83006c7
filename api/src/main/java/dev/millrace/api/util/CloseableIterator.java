package dev.millrace.api.util;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// An iterator that holds something to release; close it, also when it was not read to its end.
public interface CloseableIterator<T> extends Iterator<T>, AutoCloseable {

    /// The iterator over nothing.
    CloseableIterator<?> EMPTY_INSTANCE = CloseableIterators.over(Collections.emptyIterator(), () -> {});

    /// An iterator whose closing does nothing.
    static <T> CloseableIterator<T> adapterForIterator(Iterator<T> iterator) {
        return CloseableIterators.over(iterator, () -> {});
    }

    /// An iterator whose closing closes something else.
    static <T> CloseableIterator<T> adapterForIterator(Iterator<T> iterator, AutoCloseable onClose) {
        return CloseableIterators.over(iterator, onClose);
    }

    /// Iterates a list; closing hands each element not yet read to the consumer.
    static <T> CloseableIterator<T> fromList(List<T> list, Consumer<T> onUnread) {
        Iterator<T> elements = list.iterator();
        return CloseableIterators.over(elements, () -> elements.forEachRemaining(onUnread));
    }

    /// The iterators one after another; closing closes all of them, also when one fails to close.
    @SafeVarargs
    static <T> CloseableIterator<T> flatten(CloseableIterator<T>... iterators) {
        return CloseableIterators.concatenation(List.of(iterators));
    }

    /// The iterator over nothing.
    @SuppressWarnings("unchecked")
    static <T> CloseableIterator<T> empty() {
        return (CloseableIterator<T>) EMPTY_INSTANCE;
    }

    /// Iterates the elements; closing hands each element not yet read to the consumer.
    @SafeVarargs
    static <T> CloseableIterator<T> ofElements(Consumer<T> onUnread, T... elements) {
        return fromList(Arrays.asList(elements), onUnread);
    }

    /// Iterates one element; closing hands it to the consumer if it was not read.
    static <E> CloseableIterator<E> ofElement(E element, Consumer<E> onUnread) {
        return fromList(Collections.singletonList(element), onUnread);
    }
}
