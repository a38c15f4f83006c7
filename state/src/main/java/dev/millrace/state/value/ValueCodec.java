package dev.millrace.state.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serializes, deserializes and copies the values of one state. Not thread-safe.
public sealed interface ValueCodec {

    void write(Object kept, DataOutputView out) throws IOException;

    Object read(DataInputView in) throws IOException;

    /// Returns a copy that shares no mutable object with the value.
    Object copy(Object kept);

    /// Returns whether the value can change in place.
    default boolean isChangeable() {
        return true;
    }

    /// Returns whether user code that only reads the state receives mutable objects.
    default boolean givesChangeable() {
        return isChangeable();
    }

    /// Converts a deserialized value if times were added or removed since it was written.
    ///
    /// @param now the time of values that were written without one
    default Object retimed(Object kept, boolean hasTimesNow, long now) {
        return kept;
    }

    private static @Nullable Object retime(@Nullable Object value, boolean hasTimesNow, long now) {
        if (hasTimesNow) return new Dated(value, now);
        return value instanceof Dated dated ? dated.value() : value;
    }

    /// Selects the serializers of a codec by their role.
    interface Choice {
        TypeSerializer<?> of(String role, TypeSerializer<?> declared);
    }

    /// Creates the codec of a state.
    ///
    /// @param hasTimes whether elements of lists and values of maps have a time
    /// @param choice selects the serializers, which may differ from the declared ones
    @SuppressWarnings("unchecked")
    static ValueCodec of(StateDescriptor<?, ?> descriptor, boolean hasTimes, Choice choice) {
        return switch (descriptor) {
            case ListStateDescriptor<?> list ->
                new Elements(
                        (TypeSerializer<Object>) choice.of("element", list.getElementSerializer()),
                        hasTimes,
                        Packing.ofElements(list, hasTimes));
            case MapStateDescriptor<?, ?> map ->
                new Entries(
                        (TypeSerializer<Object>) choice.of("user key", map.getKeySerializer()),
                        (TypeSerializer<Object>) choice.of("user value", map.getValueSerializer()),
                        EntryMap.Shape.of(map, hasTimes));
            default -> new Single((TypeSerializer<Object>) choice.of("value", descriptor.getSerializer()));
        };
    }

    /// Serializes a single value.
    record Single(TypeSerializer<Object> serializer) implements ValueCodec {
        @Override
        public void write(Object kept, DataOutputView out) throws IOException {
            serializer.serialize(kept, out);
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            return serializer.deserialize(in);
        }

        @Override
        public Object copy(Object kept) {
            return serializer.copy(kept);
        }

        @Override
        public boolean isChangeable() {
            return !serializer.isImmutableType();
        }
    }

    /// Serializes a list.
    ///
    /// @param packing how elements are packed as longs, or null if they are stored as objects
    record Elements(
            TypeSerializer<Object> serializer,
            boolean hasTimes,
            @Nullable Packing packing) implements ValueCodec {
        @Override
        public void write(Object kept, DataOutputView out) throws IOException {
            List<?> list = (List<?>) kept;
            out.writeInt(list.size());
            for (Object each : list) {
                Object value = hasTimes ? writeTime((Dated) each, out) : each;
                serializer.serialize(value, out);
            }
        }

        @SuppressWarnings("NullAway") // lists take no null
        private static Object writeTime(Dated dated, DataOutputView out) throws IOException {
            out.writeLong(dated.since());
            return dated.value();
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            int size = in.readInt();
            List<Object> list = packing == null ? new ArrayList<>() : new PackedList(packing);
            for (int i = 0; i < size; i++) {
                long since = hasTimes ? in.readLong() : 0;
                Object value = serializer.deserialize(in);
                list.add(hasTimes ? new Dated(value, since) : value);
            }
            return list;
        }

        @Override
        public Object retimed(Object kept, boolean hasTimesNow, long now) {
            if (hasTimesNow == hasTimes) return kept;
            List<@Nullable Object> list = new ArrayList<>();
            for (Object each : (List<?>) kept) list.add(retime(each, hasTimesNow, now));
            return list;
        }

        @Override
        @SuppressWarnings("NullAway") // lists take no null
        public Object copy(Object kept) {
            if (kept instanceof PackedList packed) return packed.copy();
            List<?> list = (List<?>) kept;
            List<Object> copy = new ArrayList<>(list.size() + 1);
            for (Object each : list) {
                copy.add(
                        each instanceof Dated dated && hasTimes
                                ? new Dated(serializer.copy(dated.value()), dated.since())
                                : serializer.copy(each));
            }
            return copy;
        }
    }

    /// Serializes a map, whose values may be null.
    ///
    /// @param shape the current storage format of the state
    record Entries(TypeSerializer<Object> keys, TypeSerializer<Object> values, EntryMap.Shape shape)
            implements ValueCodec {
        @Override
        @SuppressWarnings("NullAway") // serializers of keys that may be null take null
        public void write(Object kept, DataOutputView out) throws IOException {
            EntryMap map = (EntryMap) kept;
            out.writeInt(map.size());
            for (int at = map.next(-1); at >= 0; at = map.next(at)) {
                keys.serialize(map.keyAt(at), out);
                if (shape.hasTimes()) out.writeLong(map.timeAt(at));
                Object value = map.valueAt(at);
                out.writeBoolean(value == null);
                if (value != null) values.serialize(value, out);
            }
        }

        @Override
        public Object read(DataInputView in) throws IOException {
            int size = in.readInt();
            EntryMap map = shape.map();
            for (int i = 0; i < size; i++) {
                Object key = keys.deserialize(in);
                long since = shape.hasTimes() ? in.readLong() : 0;
                Object value = in.readBoolean() ? null : values.deserialize(in);
                map.put(key, value, since);
            }
            return map;
        }

        @Override
        public Object retimed(Object kept, boolean hasTimesNow, long now) {
            if (hasTimesNow == shape.hasTimes()) return kept;
            EntryMap map = (EntryMap) kept;
            EntryMap retimed = shape.withTimes(hasTimesNow).map();
            for (int at = map.next(-1); at >= 0; at = map.next(at)) retimed.put(map.keyAt(at), map.valueAt(at), now);
            return retimed;
        }

        @Override
        @SuppressWarnings("NullAway") // serializers of keys that may be null take null
        public Object copy(Object kept) {
            EntryMap map = (EntryMap) kept;
            if (!givesChangeable()) return map.copy();
            return map.copy(keys::copy, value -> value == null ? null : values.copy(value));
        }

        @Override
        public boolean givesChangeable() {
            return !keys.isImmutableType() || !values.isImmutableType();
        }
    }
}
