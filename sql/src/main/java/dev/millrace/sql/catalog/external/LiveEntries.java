package dev.millrace.sql.catalog.external;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Is a map whose entries a catalog of a program keeps. Each call asks the catalog. Not thread-safe.
///
/// @param <V> the class of the values
public final class LiveEntries<V> extends AbstractMap<String, V> {
    private final Supplier<List<String>> names;
    private final Function<String, @Nullable V> value;
    private final Writer<V> writer;

    /// Changes the catalog.
    interface Writer<V> {
        /// Adds or replaces an entry.
        void put(String name, V value);

        /// Removes an entry.
        void remove(String name);
    }

    /// @param value returns the entry with a name; null if there is none
    LiveEntries(Supplier<List<String>> names, Function<String, @Nullable V> value, Writer<V> writer) {
        this.names = names;
        this.value = value;
        this.writer = writer;
    }

    @Override
    public @Nullable V get(Object key) {
        return value.apply((String) key);
    }

    @Override
    public boolean containsKey(Object key) {
        return names.get().contains((String) key);
    }

    @Override
    public @Nullable V put(String key, V newValue) {
        writer.put(key, newValue);
        return null;
    }

    @Override
    public @Nullable V remove(Object key) {
        V removed = get(key);
        if (removed != null) writer.remove((String) key);
        return removed;
    }

    @Override
    public Set<String> keySet() {
        return Set.copyOf(names.get());
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        List<String> present = names.get();
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return present.stream()
                        .<Map.Entry<String, V>>map(name -> new SimpleImmutableEntry<>(name, get(name)))
                        .iterator();
            }

            @Override
            public int size() {
                return present.size();
            }
        };
    }
}
