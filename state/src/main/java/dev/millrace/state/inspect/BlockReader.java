package dev.millrace.state.inspect;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one state's blocks. `docs/reference/snapshot-format.md` describes the format.
final class BlockReader {
    private static final String ELEMENT = "element";
    private static final String USER_KEY = "user key";
    private static final String USER_VALUE = "user value";
    private static final String VALUE = "value";

    private final Section section;
    private final boolean hasKey;
    private final boolean isDated;
    private final Map<String, TypeSerializer<?>> serializers = new LinkedHashMap<>();

    /// Receives the rows of a block. The identity of a row is the bytes of its namespace and key, and for a timer
    /// also its timestamp.
    interface Target {
        void remove(ByteBuffer key);

        void put(ByteBuffer key, StateEntry entry);
    }

    /// Creates a reader.
    ///
    /// @throws MillraceException if a part cannot be read in this way
    BlockReader(StateRows.Part part, RowReading reading) {
        section = part.section();
        hasKey = part.hasKey();
        isDated = section.forms().containsKey(StateRows.DATED);
        try {
            for (Map.Entry<String, TypeSerializerSnapshot<?>> form :
                    part.forms().entrySet()) {
                serializers.put(form.getKey(), reading.serializer(section, form.getKey(), form.getValue()));
            }
        } catch (MillraceException told) {
            throw told.in(section.toString());
        }
    }

    /// Passes the rows of a block to the target.
    ///
    /// @throws MillraceException if the rows cannot be read
    void read(byte[] bytes, Block block, Target target) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        try {
            if (hasKey) keyed(in, bytes, block.number(), target);
            else if (section.kind() == SectionKind.IN_FLIGHT) inFlight(in, block, target);
            else unkeyed(in, block, target);
        } catch (MillraceException told) {
            throw told.in(section.toString());
        } catch (IOException | RuntimeException unreadable) {
            throw InspectFaults.ROWS
                    .what("%s of %s cannot be read.", block.label(), section)
                    .cause(unreadable)
                    .fix("Correct the cause. If a class of the program causes it, use the version that wrote the"
                            + " state.");
        }
        if (in.available() > 0) {
            throw InspectFaults.ROWS
                    .what("%s of %s has %d bytes too many.", block.label(), section, in.available())
                    .fix("If a class of the program reads its own format, use the version that wrote the state.");
        }
    }

    private @Nullable Object read(String role, DataInputDeserializer in) throws IOException {
        TypeSerializer<?> serializer = serializers.get(role);
        if (serializer == null) throw new IOException("Nothing tells how the " + role + " was written.");
        return serializer.deserialize(in);
    }

    private void keyed(DataInputDeserializer in, byte[] bytes, int number, Target target) throws IOException {
        boolean hasNamespace = serializers.containsKey(StateRows.NAMESPACE);
        boolean isTimer = section.kind() == SectionKind.KEYED_TIMERS;
        for (int removed = in.readInt(); removed > 0; removed--) {
            int start = bytes.length - in.available();
            if (hasNamespace) read(StateRows.NAMESPACE, in);
            read(StateRows.KEY, in);
            if (isTimer) in.readLong();
            target.remove(slice(bytes, start, in));
        }
        for (int rows = in.readInt(); rows > 0; rows--) {
            int start = bytes.length - in.available();
            Object namespace = hasNamespace ? read(StateRows.NAMESPACE, in) : null;
            Object key = read(StateRows.KEY, in);
            ByteBuffer identity = slice(bytes, start, in);
            OptionalLong since = isDated && !keepsTimesInside() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
            Object value = value(in);
            if (isTimer) identity = slice(bytes, start, in);
            target.put(identity, new StateEntry(number, namespace, key, value, since));
        }
    }

    private boolean keepsTimesInside() {
        return section.kind() == SectionKind.KEYED_LIST || section.kind() == SectionKind.KEYED_MAP;
    }

    private static ByteBuffer slice(byte[] bytes, int start, DataInputDeserializer in) {
        return ByteBuffer.wrap(bytes, start, bytes.length - in.available() - start)
                .slice();
    }

    private @Nullable Object value(DataInputDeserializer in) throws IOException {
        return switch (section.kind()) {
            case KEYED_LIST -> list(in);
            case KEYED_MAP -> map(in);
            case KEYED_TIMERS -> in.readLong();
            default -> read(VALUE, in);
        };
    }

    private List<@Nullable Object> list(DataInputDeserializer in) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (int size = in.readInt(); size > 0; size--) {
            if (isDated) in.readLong();
            list.add(read(ELEMENT, in));
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map(DataInputDeserializer in) throws IOException {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int size = in.readInt(); size > 0; size--) {
            Object key = read(USER_KEY, in);
            if (isDated) in.readLong();
            map.put(key, in.readBoolean() ? null : read(USER_VALUE, in));
        }
        return map;
    }

    private void unkeyed(DataInputDeserializer in, Block block, Target target) throws IOException {
        boolean isMap = section.kind() == SectionKind.BROADCAST;
        String role = serializers.containsKey(ELEMENT) ? ELEMENT : VALUE;
        for (long row = 0; row < block.rows(); row++) {
            Object key = isMap ? read(USER_KEY, in) : null;
            Object value = !isMap ? read(role, in) : in.readBoolean() ? null : read(USER_VALUE, in);
            StateEntry entry = new StateEntry(block.number(), null, key, value, OptionalLong.empty());
            target.put(number(row), entry);
        }
    }

    private void inFlight(DataInputDeserializer in, Block block, Target target) throws IOException {
        boolean isByKey = serializers.containsKey(StateRows.KEY);
        for (long row = 0; row < block.rows(); row++) {
            Object value = in.readBoolean() ? read(ELEMENT, in) : null;
            OptionalLong timestamp = OptionalLong.of(in.readLong());
            Object key = isByKey ? read(StateRows.KEY, in) : null;
            target.put(number(row), new StateEntry(block.number(), null, key, value, timestamp));
        }
    }

    private static ByteBuffer number(long row) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, row);
    }
}
