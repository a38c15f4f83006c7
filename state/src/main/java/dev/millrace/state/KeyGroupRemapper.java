package dev.millrace.state;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Distributes restored rows that no state has claimed yet to the current key groups. Copies the rows as bytes; their
/// former serializers find the end of each row.
final class KeyGroupRemapper<K> {
    private static final String ELEMENT = "element";
    private static final String USER_KEY = "user key";
    private static final String USER_VALUE = "user value";

    private final KeyedRestore<K> from;
    private final KeyedStates<K> states;

    KeyGroupRemapper(KeyedRestore<K> from, KeyedStates<K> states) {
        this.from = from;
        this.states = states;
    }

    /// Collects the rows of one old block that belong to one new key group.
    private static final class Share {
        final DataOutputSerializer removed = new DataOutputSerializer(16);
        final DataOutputSerializer put = new DataOutputSerializer(64);
        int removedCount;
        int putCount;
    }

    void copy(SnapshotFile file, Section section, SnapshotFileWriter to) throws IOException {
        if (section.kind() == SectionKind.GROUP_VALUE) {
            copyValues(file, section, to);
            return;
        }
        Rows rows = new Rows(section);
        KeyGroups.Range old = KeyGroups.among(from.keyGroups(), states.range(), states.maxParallelism());
        for (Block block : file.blocks(section)) {
            if (!old.contains(block.number()) || from.isSuperseded(file, section, block.number())) continue;
            // Blocks are never whole, because another old block may hold other rows of the same new group.
            for (Map.Entry<Integer, Share> each :
                    rows.shares(bytes(file, section, block)).entrySet()) {
                Share share = each.getValue();
                DataOutputSerializer bytes = new DataOutputSerializer(64);
                bytes.writeInt(share.removedCount);
                bytes.write(share.removed.getSharedBuffer(), 0, share.removed.length());
                bytes.writeInt(share.putCount);
                bytes.write(share.put.getSharedBuffer(), 0, share.put.length());
                to.block(section, each.getKey(), false, share.removedCount + share.putCount, bytes);
            }
        }
    }

    private static byte[] bytes(SnapshotFile file, Section section, Block block) throws IOException {
        DataInputDeserializer in = file.read(section, block);
        byte[] bytes = new byte[in.available()];
        in.readFully(bytes);
        return bytes;
    }

    /// Gives a new key group the value that its first keys had.
    private void copyValues(SnapshotFile file, Section section, SnapshotFileWriter to) throws IOException {
        Map<Integer, Block> byNumber = new TreeMap<>();
        for (Block block : file.blocks(section)) byNumber.put(block.number(), block);
        for (int group = states.range().first(); group <= states.range().last(); group++) {
            long first = KeyGroups.firstHash(group, states.maxParallelism());
            Block block = byNumber.get(KeyGroups.of((int) first, from.keyGroups()));
            if (block == null) continue;
            byte[] value = bytes(file, section, block);
            DataOutputSerializer bytes = new DataOutputSerializer(Math.max(1, value.length));
            bytes.write(value);
            to.block(section, group, true, block.rows(), bytes);
        }
    }

    /// Finds the start and end of rows in one section.
    private final class Rows {
        private final Section section;
        private final TypeSerializer<K> keys;
        private final boolean isDated;
        private final Map<String, TypeSerializer<?>> serializers = new TreeMap<>();

        Rows(Section section) throws IOException {
            this.section = section;
            this.keys = SectionSerializers.reader(section, KeyedSnapshot.KEY, from.keySerializer(), from.loader());
            this.isDated = section.forms().containsKey(KeyedSnapshot.DATED);
            for (Map.Entry<String, byte[]> form : section.forms().entrySet()) {
                if (form.getValue().length == 0) continue;
                DataInputDeserializer in = new DataInputDeserializer(form.getValue());
                // Reads the types loosely, so that classes that are missing in the program are not needed.
                serializers.put(form.getKey(), WrittenForms.looseReader(WrittenForms.read(in, from.loader())));
            }
        }

        private void skip(String role, DataInputDeserializer in) throws IOException {
            TypeSerializer<?> serializer = serializers.get(role);
            if (serializer == null) throw new IOException("Nothing tells how the " + role + " was written.");
            serializer.deserialize(in);
        }

        Map<Integer, Share> shares(byte[] bytes) throws IOException {
            Map<Integer, Share> shares = new TreeMap<>();
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            for (int removed = in.readInt(); removed > 0; removed--) {
                int start = bytes.length - in.available();
                if (section.hasNamespace()) skip(Section.NAMESPACE, in);
                int hash = states.keyShape().hash(keys.deserialize(in));
                if (section.kind() == SectionKind.KEYED_TIMERS) skipValue(in);
                if (!states.owns(hash)) continue;
                Share share = shares.computeIfAbsent(group(hash), _ -> new Share());
                share.removed.write(bytes, start, bytes.length - in.available() - start);
                share.removedCount++;
            }
            for (int rows = in.readInt(); rows > 0; rows--) {
                int start = bytes.length - in.available();
                if (section.hasNamespace()) skip(Section.NAMESPACE, in);
                int hash = states.keyShape().hash(keys.deserialize(in));
                skipValue(in);
                if (!states.owns(hash)) continue;
                Share share = shares.computeIfAbsent(group(hash), _ -> new Share());
                share.put.write(bytes, start, bytes.length - in.available() - start);
                share.putCount++;
            }
            return shares;
        }

        private int group(int hash) {
            return KeyGroups.of(hash, states.maxParallelism());
        }

        private void skipValue(DataInputDeserializer in) throws IOException {
            switch (section.kind()) {
                case KEYED_LIST -> {
                    for (int size = in.readInt(); size > 0; size--) {
                        if (isDated) in.readLong();
                        skip(ELEMENT, in);
                    }
                }
                case KEYED_MAP -> {
                    for (int size = in.readInt(); size > 0; size--) {
                        skip(USER_KEY, in);
                        if (isDated) in.readLong();
                        if (!in.readBoolean()) skip(USER_VALUE, in);
                    }
                }
                default -> {
                    if (isDated) in.readLong();
                    skip(KeyedSnapshot.VALUE, in);
                }
            }
        }
    }
}
