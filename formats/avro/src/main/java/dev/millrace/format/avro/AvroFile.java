package dev.millrace.format.avro;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.Path;
import dev.millrace.format.avro.typeutils.AvroModel;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.reflect.ReflectDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Opens Avro files.
final class AvroFile {
    private AvroFile() {}

    /// @param schema the reader schema; null for the class's own, or for generic records the file's
    static <T> DataFileReader<T> open(Path path, Class<T> type, @Nullable Schema schema) throws IOException {
        FSDataInputStream stream = path.getFileSystem().open(path);
        try {
            long length = path.getFileSystem().getFileStatus(path).getLen();
            return open(stream, length, type, schema);
        } catch (Throwable thrown) {
            stream.close();
            throw thrown;
        }
    }

    /// @param length of the file in bytes
    static <T> DataFileReader<T> open(FSDataInputStream stream, long length, Class<T> type, @Nullable Schema schema)
            throws IOException {
        return new DataFileReader<>(new Input(stream, length), reader(type, schema));
    }

    @SuppressWarnings("unchecked") // generic records are read as such
    private static <T> DatumReader<T> reader(Class<T> type, @Nullable Schema schema) {
        boolean isSpecific = SpecificRecord.class.isAssignableFrom(type);
        if (!isSpecific && GenericRecord.class.isAssignableFrom(type))
            return (DatumReader<T>) new GenericDatumReader<>(null, schema);
        AvroModel model = AvroModel.of(type, schema);
        if (!isSpecific && schema == null) return new ReflectDatumReader<>(type);
        return model.reader(model.schema());
    }

    private record Input(FSDataInputStream stream, long length) implements SeekableInput {
        @Override
        public void seek(long position) throws IOException {
            stream.seek(position);
        }

        @Override
        public long tell() throws IOException {
            return stream.getPos();
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            return stream.read(bytes, offset, count);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
