package dev.millrace.format.avro;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.avro.file.DataFileWriter;

/// Creates the writer of each file, with its schema and codec.
@FunctionalInterface
public interface AvroBuilder<T> extends Serializable {

    /// @param outputStream the file
    DataFileWriter<T> createWriter(OutputStream outputStream) throws IOException;
}
