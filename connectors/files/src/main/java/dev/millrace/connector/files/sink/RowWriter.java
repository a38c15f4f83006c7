package dev.millrace.connector.files.sink;

import dev.millrace.api.serialization.BulkWriter;
import dev.millrace.api.serialization.Encoder;
import java.io.IOException;
import java.io.OutputStream;

/// Writes each record separately, so that the file is complete after every record.
final class RowWriter<IN> implements BulkWriter<IN> {
    private final Encoder<IN> encoder;
    private final OutputStream out;

    RowWriter(Encoder<IN> encoder, OutputStream out) {
        this.encoder = encoder;
        this.out = out;
    }

    @Override
    public void addElement(IN element) throws IOException {
        encoder.encode(element, out);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
