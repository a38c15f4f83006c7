package dev.millrace.state;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.util.Arrays;

/// How rows are named in a store: the subtask and the shelf as numbers of which none begins with another, then the
/// key group in two bytes, then the key. Used by one thread.
record StoredRows<K>(Keys<K> keys, TypeSerializer<K> serializer, int maxParallelism) {
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int PREFIX_MAX = 16;

    static byte[] prefix(int subtask, long spillable) {
        byte[] bytes = new byte[PREFIX_MAX];
        int length = number(spillable, bytes, number(subtask, bytes, 0));
        return Arrays.copyOf(bytes, length);
    }

    private static int number(long number, byte[] into, int at) {
        int next = at;
        long rest = number;
        for (; rest >= MORE; rest >>>= BITS) into[next++] = (byte) (rest | MORE);
        into[next++] = (byte) rest;
        return next;
    }

    static byte[] groupPrefix(byte[] prefix, int group) {
        byte[] bytes = Arrays.copyOf(prefix, prefix.length + Short.BYTES);
        bytes[prefix.length] = (byte) (group >>> Byte.SIZE);
        bytes[prefix.length + 1] = (byte) group;
        return bytes;
    }

    /// Writes a row's key.
    DataOutputSerializer key(DataOutputSerializer out, byte[] prefix, K key, int hash) {
        int group = KeyGroups.of(hash, maxParallelism);
        try {
            out.write(prefix);
            out.writeShort(group);
            serializer.serialize(key, out);
        } catch (IOException unwritable) {
            throw StateFaults.ROW
                    .what("a key cannot be written")
                    .cause(unwritable)
                    .fix("see the cause: the key type's serializer has failed");
        }
        return out;
    }

    /// The name of a row, in an array of its own.
    byte[] name(byte[] prefix, K key, int hash) {
        return key(new DataOutputSerializer(PREFIX_MAX), prefix, key, hash).getCopyOfBuffer();
    }

    /// The key of a row.
    K keyOf(byte[] prefix, byte[] name) throws IOException {
        int begin = prefix.length + Short.BYTES;
        return serializer.deserialize(new DataInputDeserializer(name, begin, name.length - begin));
    }

    /// The time with which a row's value begins, if it has one.
    static long since(byte[] value) {
        long since = 0;
        for (int i = 0; i < Long.BYTES; i++) since = since << Byte.SIZE | value[i] & 0xFF;
        return since;
    }
}
