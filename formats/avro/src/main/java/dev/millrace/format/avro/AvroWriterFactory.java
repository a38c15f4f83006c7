package dev.millrace.format.avro;

import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.serialization.BulkWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Creates an Avro writer for each file of a sink.
public class AvroWriterFactory<T> implements BulkWriter.Factory<T> {
    private static final long serialVersionUID = 1L;

    private final AvroBuilder<T> avroBuilder;

    public AvroWriterFactory(AvroBuilder<T> avroBuilder) {
        this.avroBuilder = avroBuilder;
    }

    @Override
    public BulkWriter<T> create(FSDataOutputStream out) throws IOException {
        return new AvroBulkWriter<>(avroBuilder.createWriter(new Unclosed(out)));
    }

    /// Ignores `close`, because the sink closes its files itself.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
