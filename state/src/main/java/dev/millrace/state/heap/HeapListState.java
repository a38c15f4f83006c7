package dev.millrace.state.heap;

import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.state.value.Dated;
import dev.millrace.state.value.PackedList;
import dev.millrace.state.value.Packing;
import dev.millrace.state.value.TimeToLive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps one list per key. With time to live, each element has its own timestamp.
final class HeapListState<K, T> extends HeapState<K> implements ListState<T> {
    private static final int FIRST_CAPACITY = 4;

    private final TimeToLive ttl;
    /// How elements are packed as longs, or null if elements are stored as objects.
    private final @Nullable Packing packing;

    HeapListState(ListStateDescriptor<T> descriptor, StateCursor<K> entry) {
        super(descriptor, entry);
        this.ttl = entry.ttl();
        this.packing = Packing.ofElements(descriptor, ttl.isEnabled());
    }

    @SuppressWarnings("unchecked")
    private @Nullable List<Object> kept() {
        return (List<Object>) entry.get();
    }

    private List<Object> made() {
        List<Object> kept = kept();
        if (kept != null) return kept;
        List<Object> fresh = empty();
        entry.set(fresh);
        return fresh;
    }

    private List<Object> empty() {
        return packing == null ? new ArrayList<>(FIRST_CAPACITY) : new PackedList(packing);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterable<T> get() {
        List<Object> kept = kept();
        if (kept == null) return Collections.emptyList();
        if (!ttl.isEnabled()) return (Iterable<T>) (Iterable<?>) kept;
        List<T> alive = new ArrayList<>();
        List<Object> still = new ArrayList<>();
        for (Object each : kept) {
            Dated dated = (Dated) each;
            boolean expired = ttl.isExpired(dated.since());
            if (!expired || ttl.showsExpired()) alive.add((T) dated.value());
            if (!expired) still.add(ttl.readingRenews() ? new Dated(dated.value(), ttl.now()) : dated);
        }
        if (still.isEmpty()) entry.clear();
        else entry.set(still);
        return alive;
    }

    @Override
    public void add(T value) {
        made().add(dated(Objects.requireNonNull(value, "a list state takes no null")));
        if (ttl.isEnabled() && !ttl.showsExpired()) entry.sweepOther(this::isDead);
    }

    /// Returns whether all elements have expired. The newest element is the last one, so only this element
    /// is checked.
    private boolean isDead(Object list) {
        List<?> elements = (List<?>) list;
        return !ttl.readingRenews() && ttl.isExpired(((Dated) elements.getLast()).since());
    }

    @Override
    public void addAll(List<T> values) {
        if (values.isEmpty()) return;
        List<Object> all = made();
        for (T value : values) all.add(dated(Objects.requireNonNull(value, "a list state takes no null")));
    }

    @Override
    public void update(List<T> values) {
        List<Object> all = packing == null ? new ArrayList<>(values.size()) : new PackedList(packing);
        for (T value : values) all.add(dated(Objects.requireNonNull(value, "a list state takes no null")));
        if (all.isEmpty()) entry.clear();
        else entry.set(all);
    }

    private Object dated(T value) {
        return ttl.isEnabled() ? new Dated(value, ttl.now()) : value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void mergeFrom(HeapState<K> other) {
        List<Object> more = ((HeapListState<K, T>) other).kept();
        if (more == null) return;
        other.clear();
        made().addAll(more);
    }
}
