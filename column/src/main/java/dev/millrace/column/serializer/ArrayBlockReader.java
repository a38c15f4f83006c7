package dev.millrace.column.serializer;

import dev.millrace.api.memory.DataInputView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/// Reads arrays of numbers that a [ArrayBlockWriter] wrote. Not thread-safe.
final class ArrayBlockReader {
    private final byte[] bytes = new byte[Blocks.BYTES];
    private final LongBuffer longs;
    private final IntBuffer ints;
    private final DoubleBuffer doubles;
    private final FloatBuffer floats;

    ArrayBlockReader() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        longs = buffer.asLongBuffer();
        ints = buffer.asIntBuffer();
        doubles = buffer.asDoubleBuffer();
        floats = buffer.asFloatBuffer();
    }

    long[] longs(int count, DataInputView in) throws IOException {
        long[] values = new long[count];
        for (int from = 0; from < count; from += longs.capacity()) {
            int part = Math.min(count - from, longs.capacity());
            in.readFully(bytes, 0, part * Long.BYTES);
            longs.get(0, values, from, part);
        }
        return values;
    }

    int[] ints(int count, DataInputView in) throws IOException {
        int[] values = new int[count];
        for (int from = 0; from < count; from += ints.capacity()) {
            int part = Math.min(count - from, ints.capacity());
            in.readFully(bytes, 0, part * Integer.BYTES);
            ints.get(0, values, from, part);
        }
        return values;
    }

    double[] doubles(int count, DataInputView in) throws IOException {
        double[] values = new double[count];
        for (int from = 0; from < count; from += doubles.capacity()) {
            int part = Math.min(count - from, doubles.capacity());
            in.readFully(bytes, 0, part * Double.BYTES);
            doubles.get(0, values, from, part);
        }
        return values;
    }

    float[] floats(int count, DataInputView in) throws IOException {
        float[] values = new float[count];
        for (int from = 0; from < count; from += floats.capacity()) {
            int part = Math.min(count - from, floats.capacity());
            in.readFully(bytes, 0, part * Float.BYTES);
            floats.get(0, values, from, part);
        }
        return values;
    }
}
