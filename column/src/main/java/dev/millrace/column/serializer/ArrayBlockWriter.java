package dev.millrace.column.serializer;

import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/// Writes arrays of numbers in blocks, least significant byte first. Not thread-safe.
final class ArrayBlockWriter {
    private final byte[] bytes = new byte[Blocks.BYTES];
    private final LongBuffer longs;
    private final IntBuffer ints;
    private final DoubleBuffer doubles;
    private final FloatBuffer floats;

    ArrayBlockWriter() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        longs = buffer.asLongBuffer();
        ints = buffer.asIntBuffer();
        doubles = buffer.asDoubleBuffer();
        floats = buffer.asFloatBuffer();
    }

    void write(long[] values, int count, DataOutputView out) throws IOException {
        for (int from = 0; from < count; from += longs.capacity()) {
            int part = Math.min(count - from, longs.capacity());
            longs.put(0, values, from, part);
            out.write(bytes, 0, part * Long.BYTES);
        }
    }

    void write(int[] values, int count, DataOutputView out) throws IOException {
        for (int from = 0; from < count; from += ints.capacity()) {
            int part = Math.min(count - from, ints.capacity());
            ints.put(0, values, from, part);
            out.write(bytes, 0, part * Integer.BYTES);
        }
    }

    void write(double[] values, int count, DataOutputView out) throws IOException {
        for (int from = 0; from < count; from += doubles.capacity()) {
            int part = Math.min(count - from, doubles.capacity());
            doubles.put(0, values, from, part);
            out.write(bytes, 0, part * Double.BYTES);
        }
    }

    void write(float[] values, int count, DataOutputView out) throws IOException {
        for (int from = 0; from < count; from += floats.capacity()) {
            int part = Math.min(count - from, floats.capacity());
            floats.put(0, values, from, part);
            out.write(bytes, 0, part * Float.BYTES);
        }
    }
}
