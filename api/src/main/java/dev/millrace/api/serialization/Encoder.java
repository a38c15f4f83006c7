package dev.millrace.api.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/// Writes records to a file one after another.
@FunctionalInterface
public interface Encoder<IN> extends Serializable {

    /// Writes a record. Does not close the stream.
    void encode(IN element, OutputStream stream) throws IOException;
}
