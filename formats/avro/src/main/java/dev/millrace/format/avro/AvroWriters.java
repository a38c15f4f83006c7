package dev.millrace.format.avro;

import dev.millrace.format.avro.typeutils.AvroModel;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/// Creates writer factories for `FileSink.forBulkFormat`. For a codec or metadata, create an
/// [AvroWriterFactory] directly.
public class AvroWriters {
    private AvroWriters() {}

    /// Creates a factory for a class that Avro generated.
    public static <T extends SpecificRecordBase> AvroWriterFactory<T> forSpecificRecord(Class<T> type) {
        return factory(type, null);
    }

    /// Creates a factory for generic records of a schema.
    public static AvroWriterFactory<GenericRecord> forGenericRecord(Schema schema) {
        return factory(GenericRecord.class, schema);
    }

    /// Creates a factory for a class that Avro knows by reflection.
    public static <T> AvroWriterFactory<T> forReflectRecord(Class<T> type) {
        return factory(type, null);
    }

    private static <T> AvroWriterFactory<T> factory(Class<T> type, @Nullable Schema given) {
        Schema schema = AvroModel.of(type, given).schema();
        return new AvroWriterFactory<>(out -> writer(AvroModel.of(type, schema), out));
    }

    private static <T> DataFileWriter<T> writer(AvroModel model, OutputStream out) throws IOException {
        DataFileWriter<T> writer = new DataFileWriter<>(model.writer());
        writer.create(model.schema(), out);
        return writer;
    }
}
