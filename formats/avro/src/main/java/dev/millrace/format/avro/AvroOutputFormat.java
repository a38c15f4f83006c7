package dev.millrace.format.avro;

import dev.millrace.api.fs.Path;
import dev.millrace.api.io.format.FileOutputFormat;
import dev.millrace.format.avro.typeutils.AvroModel;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.jspecify.annotations.Nullable;

/// Writes Avro files.
public class AvroOutputFormat<E> extends FileOutputFormat<E> {
    private static final long serialVersionUID = 1L;
    private static final String ENDING = ".avro";

    private final Class<E> avroValueType;
    private @Nullable Schema userDefinedSchema;
    private @Nullable Codec codec;

    private transient @Nullable DataFileWriter<E> dataFileWriter;

    /// Names the compression of blocks.
    public enum Codec {
        NULL(CodecFactory.nullCodec()),
        SNAPPY(CodecFactory.snappyCodec()),
        BZIP2(CodecFactory.bzip2Codec()),
        DEFLATE(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL)),
        XZ(CodecFactory.xzCodec(CodecFactory.DEFAULT_XZ_LEVEL));

        private final CodecFactory factory;

        Codec(CodecFactory factory) {
            this.factory = factory;
        }
    }

    public AvroOutputFormat(Path filePath, Class<E> type) {
        super(filePath);
        this.avroValueType = type;
    }

    /// Creates a format whose path is set later.
    public AvroOutputFormat(Class<E> type) {
        this.avroValueType = type;
    }

    @Override
    protected String getDirectoryFileName(int taskNumber) {
        return super.getDirectoryFileName(taskNumber) + ENDING;
    }

    /// Sets a schema to write with, instead of the class's own; generic records need one.
    public void setSchema(Schema schema) {
        this.userDefinedSchema = schema;
    }

    /// Sets the compression of blocks.
    public void setCodec(Codec codec) {
        this.codec = Objects.requireNonNull(codec, "the codec must be given");
    }

    @Override
    public void open(InitializationContext context) throws IOException {
        super.open(context);
        AvroModel model = AvroModel.of(avroValueType, userDefinedSchema);
        DataFileWriter<E> writer = new DataFileWriter<>(model.writer());
        if (codec != null) writer.setCodec(codec.factory);
        writer.create(model.schema(), Objects.requireNonNull(stream, "the format is open"));
        dataFileWriter = writer;
    }

    @Override
    public void writeRecord(E record) throws IOException {
        Objects.requireNonNull(dataFileWriter, "the format is not open").append(record);
    }

    @Override
    public void close() throws IOException {
        DataFileWriter<E> open = dataFileWriter;
        dataFileWriter = null;
        try {
            if (open != null) open.flush();
        } finally {
            super.close();
        }
    }
}
