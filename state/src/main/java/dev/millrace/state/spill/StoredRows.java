package dev.millrace.state.spill;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import java.io.IOException;
import java.util.Arrays;

/// Builds the keys of rows in a store: the numbers of the subtask and the spillable table in a prefix-free encoding,
/// the key group in two bytes, and the serialized key. Not thread-safe.
public record StoredRows<K>(Keys<K> keys, TypeSerializer<K> serializer, int maxParallelism) {
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

    /// Writes the key of a row.
    DataOutputSerializer key(DataOutputSerializer out, byte[] prefix, K key, int hash) {
        int group = KeyGroups.of(hash, maxParallelism);
        try {
            out.write(prefix);
            out.writeShort(group);
            serializer.serialize(key, out);
        } catch (IOException unwritable) {
            throw StateFaults.ROW
                    .what("A key cannot be written.")
                    .cause(unwritable)
                    .fix("Correct the serializer of the key type.");
        }
        return out;
    }

    /// Returns the key of a row in a new array.
    byte[] name(byte[] prefix, K key, int hash) {
        return key(new DataOutputSerializer(PREFIX_MAX), prefix, key, hash).getCopyOfBuffer();
    }

    /// Returns the state key of a row.
    K keyOf(byte[] prefix, byte[] name) throws IOException {
        int begin = prefix.length + Short.BYTES;
        return serializer.deserialize(new DataInputDeserializer(name, begin, name.length - begin));
    }

    /// Returns the timestamp at the start of a row's value. The row must have one.
    static long since(byte[] value) {
        long since = 0;
        for (int i = 0; i < Long.BYTES; i++) since = since << Byte.SIZE | value[i] & 0xFF;
        return since;
    }
}
