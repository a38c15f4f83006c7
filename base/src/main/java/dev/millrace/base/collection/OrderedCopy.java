package dev.millrace.base.collection;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Makes unmodifiable copies that are iterated in the order of the original.
///
/// `Set.copyOf` and `Map.copyOf` iterate in an order that differs between two processes. A program that iterates such
/// a copy sends messages or writes files in another order in each process. A run of the simulator could then not be
/// repeated, and two equal snapshots would differ.
public final class OrderedCopy {
    private OrderedCopy() {}

    /// Returns an unmodifiable set with the elements of a collection, in the order in which the collection is iterated.
    public static <E> SequencedSet<E> of(Collection<? extends E> elements) {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(elements));
    }

    /// Returns an unmodifiable map with the entries of a map, in the order in which the map is iterated.
    public static <K, V> SequencedMap<K, V> of(Map<? extends K, ? extends V> entries) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }
}
