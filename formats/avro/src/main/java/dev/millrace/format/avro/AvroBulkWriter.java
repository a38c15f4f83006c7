package dev.millrace.format.avro;

import dev.millrace.api.serialization.BulkWriter;
import java.io.IOException;
import org.apache.avro.file.DataFileWriter;

/// Writes an Avro file.
public class AvroBulkWriter<T> implements BulkWriter<T> {
    private final DataFileWriter<T> dataFileWriter;

    public AvroBulkWriter(DataFileWriter<T> dataFileWriter) {
        this.dataFileWriter = dataFileWriter;
    }

    @Override
    public void addElement(T element) throws IOException {
        dataFileWriter.append(element);
    }

    @Override
    public void flush() throws IOException {
        dataFileWriter.flush();
    }

    @Override
    public void finish() throws IOException {
        dataFileWriter.close();
    }
}
