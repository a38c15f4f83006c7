package dev.millrace.api.util;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Creates and converts collections. Connectors built for Flink call these methods.
public final class CollectionUtil {
    /// The largest length that arrays of all JVMs may have.
    public static final int MAX_ARRAY_SIZE = Integer.MAX_VALUE - 8;

    private CollectionUtil() {}

    /// Returns whether a collection is null or has no elements.
    public static boolean isNullOrEmpty(@Nullable Collection<?> collection) {
        return collection == null || collection.isEmpty();
    }

    /// Returns whether a map is null or has no entries.
    public static boolean isNullOrEmpty(@Nullable Map<?, ?> map) {
        return map == null || map.isEmpty();
    }

    /// Returns whether a collection has no element other than null.
    public static boolean isEmptyOrAllElementsNull(Collection<?> collection) {
        return collection.stream().noneMatch(Objects::nonNull);
    }

    /// Returns a set with an element; an empty set if the element is null.
    public static <T> Set<T> ofNullable(@Nullable T obj) {
        return obj == null ? Set.of() : Set.of(obj);
    }

    /// Converts each element and its position.
    public static <T, R> Stream<R> mapWithIndex(Collection<T> input, BiFunction<T, Integer, R> mapper) {
        List<R> mapped = new ArrayList<>(input.size());
        for (T each : input) mapped.add(mapper.apply(each, mapped.size()));
        return mapped.stream();
    }

    /// Distributes elements in turn among lists.
    public static <T> Collection<List<T>> partition(Collection<T> elements, int numBuckets) {
        Map<Integer, List<T>> buckets = new LinkedHashMap<>();
        int at = 0;
        for (T each : elements)
            buckets.computeIfAbsent(at++ % numBuckets, _ -> new ArrayList<>()).add(each);
        return buckets.values();
    }

    /// Converts each element.
    public static <I, O> Collection<O> project(Collection<I> collection, Function<I, O> projector) {
        return collection.stream().map(projector).toList();
    }

    /// Returns the elements as a list.
    public static <E> List<E> iterableToList(Iterable<E> iterable) {
        return iteratorToList(iterable.iterator());
    }

    /// Returns the remaining elements as a list.
    public static <E> List<E> iteratorToList(Iterator<E> iterator) {
        List<E> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }

    /// Returns an entry for [#map].
    public static <K, V> Map.Entry<K, V> entry(K k, V v) {
        return new AbstractMap.SimpleImmutableEntry<>(k, v);
    }

    /// Returns an unmodifiable map of entries.
    @SafeVarargs
    public static <K, V> Map<K, V> map(Map.Entry<K, V>... entries) {
        Map<K, V> map = new LinkedHashMap<>();
        for (Map.Entry<K, V> each : entries) map.put(each.getKey(), each.getValue());
        return Collections.unmodifiableMap(map);
    }

    /// Creates a map that need not grow for a number of entries.
    public static <K, V> HashMap<K, V> newHashMapWithExpectedSize(int expectedSize) {
        return HashMap.newHashMap(expectedSize);
    }

    /// Creates a map in order of insertion that need not grow for a number of entries.
    public static <K, V> LinkedHashMap<K, V> newLinkedHashMapWithExpectedSize(int expectedSize) {
        return LinkedHashMap.newLinkedHashMap(expectedSize);
    }

    /// Creates a set that need not grow for a number of elements.
    public static <E> HashSet<E> newHashSetWithExpectedSize(int expectedSize) {
        return HashSet.newHashSet(expectedSize);
    }

    /// Creates a set in order of insertion that need not grow for a number of elements.
    public static <E> LinkedHashSet<E> newLinkedHashSetWithExpectedSize(int expectedSize) {
        return LinkedHashSet.newLinkedHashSet(expectedSize);
    }

    /// Returns the collection as one of a subtype, without a check.
    @SuppressWarnings("unchecked")
    public static <T> Collection<T> subTypeCast(Collection<? super T> collection) {
        return (Collection<T>) collection;
    }

    /// Returns the collection as one of a subtype.
    ///
    /// @throws ClassCastException if an element has another type
    public static <T> Collection<T> checkedSubTypeCast(Collection<? super T> collection, Class<T> subTypeClass) {
        for (Object each : collection) if (each != null) subTypeClass.cast(each);
        return subTypeCast(collection);
    }
}
