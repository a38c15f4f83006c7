package dev.millrace.api.util;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// Iterates over elements and holds a resource. Callers must close the iterator even if they do not read all elements.
public interface CloseableIterator<T> extends Iterator<T>, AutoCloseable {

    /// The iterator without elements.
    CloseableIterator<?> EMPTY_INSTANCE = CloseableIterators.over(Collections.emptyIterator(), () -> {});

    /// Returns an iterator whose `close` has no effect.
    static <T> CloseableIterator<T> adapterForIterator(Iterator<T> iterator) {
        return CloseableIterators.over(iterator, () -> {});
    }

    /// Returns an iterator that closes another object when it is closed.
    static <T> CloseableIterator<T> adapterForIterator(Iterator<T> iterator, AutoCloseable onClose) {
        return CloseableIterators.over(iterator, onClose);
    }

    /// Returns an iterator over a list. When it is closed, the consumer receives each unread element.
    static <T> CloseableIterator<T> fromList(List<T> list, Consumer<T> onUnread) {
        Iterator<T> elements = list.iterator();
        return CloseableIterators.over(elements, () -> elements.forEachRemaining(onUnread));
    }

    /// Concatenates iterators. When the result is closed, it closes all iterators, even if one of them fails
    /// to close.
    @SafeVarargs
    static <T> CloseableIterator<T> flatten(CloseableIterator<T>... iterators) {
        return CloseableIterators.concatenation(List.of(iterators));
    }

    /// Returns the iterator without elements.
    @SuppressWarnings("unchecked")
    static <T> CloseableIterator<T> empty() {
        return (CloseableIterator<T>) EMPTY_INSTANCE;
    }

    /// Returns an iterator over elements. When it is closed, the consumer receives each unread element.
    @SafeVarargs
    static <T> CloseableIterator<T> ofElements(Consumer<T> onUnread, T... elements) {
        return fromList(Arrays.asList(elements), onUnread);
    }

    /// Returns an iterator over one element. When it is closed, the consumer receives the element if it is unread.
    static <E> CloseableIterator<E> ofElement(E element, Consumer<E> onUnread) {
        return fromList(Collections.singletonList(element), onUnread);
    }
}
