package dev.millrace.format.avro;

import dev.millrace.api.fs.Path;
import dev.millrace.api.io.CheckpointableInputFormat;
import dev.millrace.api.io.FileInputSplit;
import dev.millrace.api.io.format.FileInputFormat;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeInformation;
import java.io.IOException;
import java.util.Objects;
import org.apache.avro.file.DataFileReader;
import org.jspecify.annotations.Nullable;

/// Reads Avro files into objects of generated classes or of classes known by reflection, or into generic records of
/// the files' schema.
public class AvroInputFormat<E> extends FileInputFormat<E>
        implements ResultTypeQueryable<E>, CheckpointableInputFormat<FileInputSplit, Tuple2<Long, Long>> {
    private static final long serialVersionUID = 1L;

    private final Class<E> avroValueType;
    private boolean reuseAvroValue = true;

    private transient @Nullable DataFileReader<E> reader;
    private transient long end;
    private transient long lastSync;
    private transient long recordsSinceLastSync;

    public AvroInputFormat(Path filePath, Class<E> type) {
        super(filePath);
        this.avroValueType = type;
    }

    /// Sets whether the format refills objects that the caller passes back.
    public void setReuseAvroValue(boolean reuseAvroValue) {
        this.reuseAvroValue = reuseAvroValue;
    }

    /// Sets whether each file is one split.
    public void setUnsplittable(boolean unsplittable) {
        this.unsplittable = unsplittable;
    }

    @Override
    public TypeInformation<E> getProducedType() {
        return TypeInformation.of(avroValueType);
    }

    @Override
    public void open(FileInputSplit split) throws IOException {
        start(split).sync(split.getStart());
        markBlock();
    }

    private DataFileReader<E> start(FileInputSplit split) throws IOException {
        Path path = split.getPath();
        DataFileReader<E> opened = AvroFile.open(path, avroValueType, null);
        reader = opened;
        end = split.getLength() < 0 ? Long.MAX_VALUE : split.getStart() + split.getLength();
        return opened;
    }

    private DataFileReader<E> reader() {
        return Objects.requireNonNull(reader, "the format is not open");
    }

    private void markBlock() {
        lastSync = reader().previousSync();
        recordsSinceLastSync = 0;
    }

    @Override
    public boolean reachedEnd() throws IOException {
        DataFileReader<E> open = reader();
        return !open.hasNext() || end != Long.MAX_VALUE && open.pastSync(end);
    }

    /// Returns the number of records read from the current block.
    public long getRecordsReadFromBlock() {
        return recordsSinceLastSync;
    }

    @Override
    public @Nullable E nextRecord(@Nullable E reuse) throws IOException {
        if (reachedEnd()) return null;
        DataFileReader<E> open = reader();
        if (open.previousSync() != lastSync) markBlock();
        recordsSinceLastSync++;
        return reuseAvroValue && reuse != null ? open.next(reuse) : open.next();
    }

    @Override
    public Tuple2<Long, Long> getCurrentState() {
        return Tuple2.of(lastSync, recordsSinceLastSync);
    }

    @Override
    public void reopen(FileInputSplit split, Tuple2<Long, Long> state) throws IOException {
        DataFileReader<E> opened = start(split);
        opened.seek(state.f0);
        for (long i = 0; i < state.f1 && opened.hasNext(); i++) opened.next();
        lastSync = state.f0;
        recordsSinceLastSync = state.f1;
    }

    @Override
    public void close() throws IOException {
        DataFileReader<E> open = reader;
        reader = null;
        if (open != null) open.close();
    }
}
