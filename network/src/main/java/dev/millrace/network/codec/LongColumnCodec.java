package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Encodes numbers as their differences from the least number, in as few bytes as the greatest difference needs. If all
/// numbers are equal, for example if no record has a timestamp, the differences need no bytes.
final class LongColumnCodec {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private LongColumnCodec() {}

    private static VarHandle view(Class<?> arrayClass) {
        return MethodHandles.byteArrayViewVarHandle(arrayClass, ByteOrder.BIG_ENDIAN);
    }

    /// Writes at least one number.
    static void write(long[] numbers, int from, int to, DataOutputSerializer out) throws IOException {
        long least = numbers[from];
        long most = least;
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        int width = width(most - least);
        out.writeByte(width);
        out.writeLong(least);
        int at = out.length();
        out.skipBytesToWrite(width * (to - from));
        byte[] bytes = out.getSharedBuffer();
        switch (width) {
            case 0 -> {}
            case 1 -> {
                for (int i = from; i < to; i++) bytes[at++] = (byte) (numbers[i] - least);
            }
            case 2 -> {
                for (int i = from; i < to; i++, at += 2) SHORTS.set(bytes, at, (short) (numbers[i] - least));
            }
            case 4 -> {
                for (int i = from; i < to; i++, at += 4) INTS.set(bytes, at, (int) (numbers[i] - least));
            }
            default -> {
                for (int i = from; i < to; i++, at += 8) LONGS.set(bytes, at, numbers[i] - least);
            }
        }
    }

    /// Returns the bytes per number. The greatest difference may overflow and appear negative.
    private static int width(long distance) {
        if (distance == 0) return 0;
        if (distance < 0 || distance >>> 32 != 0) return 8;
        return distance < 1 << 8 ? 1 : distance < 1 << 16 ? 2 : 4;
    }

    /// Reads as many numbers as were written.
    static void read(long[] into, int count, DataInputDeserializer in, byte[] bytes) throws IOException {
        int width = in.readUnsignedByte();
        long least = in.readLong();
        int at = in.getPosition();
        in.skipBytesToRead(width * count);
        switch (width) {
            case 0 -> Arrays.fill(into, 0, count, least);
            case 1 -> {
                for (int i = 0; i < count; i++) into[i] = least + (bytes[at++] & 0xFF);
            }
            case 2 -> {
                for (int i = 0; i < count; i++, at += 2) into[i] = least + ((short) SHORTS.get(bytes, at) & 0xFFFF);
            }
            case 4 -> {
                for (int i = 0; i < count; i++, at += 4) into[i] = least + ((int) INTS.get(bytes, at) & 0xFFFF_FFFFL);
            }
            case 8 -> {
                for (int i = 0; i < count; i++, at += 8) into[i] = least + (long) LONGS.get(bytes, at);
            }
            default -> throw new IOException("a column of " + width + " bytes each");
        }
    }
}
