package dev.millrace.state;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.state.file.Forms;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map that every subtask has whole, iterated in the order of insertion.
final class HeapBroadcastState<K, V> implements BroadcastState<K, V> {
    private final MapStateDescriptor<K, V> descriptor;
    private final Map<K, V> entries = new LinkedHashMap<>();

    HeapBroadcastState(MapStateDescriptor<K, V> descriptor) {
        this.descriptor = descriptor;
    }

    void restore(OperatorRestore from) {
        List<Map.Entry<K, V>> kept = from.entries(descriptor.getName(), section -> {
            TypeSerializer<K> keys =
                    Forms.reader(section, OperatorRestore.KEY, descriptor.getKeySerializer(), from.loader());
            TypeSerializer<V> values =
                    Forms.reader(section, OperatorRestore.VALUE, descriptor.getValueSerializer(), from.loader());
            return in -> new AbstractMap.SimpleEntry<>(
                    keys.deserialize(in), in.readBoolean() ? null : values.deserialize(in));
        });
        kept.forEach(each -> entries.put(each.getKey(), each.getValue()));
    }

    OperatorSnapshot.Part snapshot(String operator) throws IOException {
        Forms forms = new Forms();
        TypeSerializer<K> keys = forms.duplicate(OperatorRestore.KEY, descriptor.getKeySerializer());
        TypeSerializer<V> values = forms.duplicate(OperatorRestore.VALUE, descriptor.getValueSerializer());
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (Map.Entry<K, V> each : entries.entrySet()) {
            keys.serialize(each.getKey(), out);
            out.writeBoolean(each.getValue() == null);
            if (each.getValue() != null) values.serialize(each.getValue(), out);
        }
        Section section = new Section(operator, descriptor.getName(), SectionKind.BROADCAST, forms.written());
        return new OperatorSnapshot.Part(section, List.of(new OperatorSnapshot.Rows(entries.size(), out)));
    }

    @Override
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    @Override
    public boolean contains(K key) {
        return entries.containsKey(key);
    }

    @Override
    public Iterable<Map.Entry<K, V>> immutableEntries() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    @Override
    public void put(K key, V value) {
        entries.put(key, value);
    }

    @Override
    public void putAll(Map<K, V> map) {
        entries.putAll(map);
    }

    @Override
    public void remove(K key) {
        entries.remove(key);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return entries.entrySet().iterator();
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        return entries.entrySet();
    }

    @Override
    public void clear() {
        entries.clear();
    }
}
