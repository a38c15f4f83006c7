package dev.millrace.format.avro.typeutils;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/// Encodes objects into and decodes them from data views, and reads no byte beyond an object. Not thread-safe.
@SuppressWarnings("NullAway.Init") // the views are set before they are used
final class AvroCodec<T> {
    private final AvroModel model;
    private final DatumWriter<T> writer;
    private final DatumReader<T> reader;
    private final Target target = new Target();
    private final Source source = new Source();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(target, null);
    private final BinaryDecoder decoder = DecoderFactory.get().directBinaryDecoder(source, null);

    AvroCodec(AvroModel model, Schema written) {
        this.model = model;
        this.writer = model.writer();
        this.reader = model.reader(written);
    }

    AvroModel model() {
        return model;
    }

    void write(T record, DataOutputView out) throws IOException {
        target.view = out;
        writer.write(record, encoder);
    }

    T read(@Nullable T reuse, DataInputView in) throws IOException {
        source.view = in;
        return reader.read(reuse, decoder);
    }

    private static final class Target extends OutputStream {
        private DataOutputView view;

        @Override
        public void write(int value) throws IOException {
            view.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            view.write(bytes, offset, length);
        }
    }

    private static final class Source extends InputStream {
        private DataInputView view;

        @Override
        public int read() throws IOException {
            try {
                return view.readUnsignedByte();
            } catch (EOFException _) {
                return -1;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return view.read(bytes, offset, length);
        }

        @Override
        public long skip(long count) throws IOException {
            int most = (int) Math.min(count, Integer.MAX_VALUE);
            view.skipBytesToRead(most);
            return most;
        }
    }
}
