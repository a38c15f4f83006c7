package dev.millrace.api.cache;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.IteratorSourceEnumerator;
import dev.millrace.api.source.library.IteratorSourceReaderBase;
import dev.millrace.api.source.library.JavaBytes;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Reads the records and timestamps that a [CacheSink] has written.
final class CacheSource<T> implements Source<T, CachedPart<T>, Collection<CachedPart<T>>> {
    private static final long serialVersionUID = 1L;

    private final String directory;
    private final TypeSerializer<T> serializer;

    CacheSource(Path directory, TypeSerializer<T> serializer) {
        this.directory = directory.toString();
        this.serializer = serializer;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<T, CachedPart<T>> createReader(SourceReaderContext readerContext) {
        return new Reader<>(readerContext);
    }

    @Override
    public SplitEnumerator<CachedPart<T>, Collection<CachedPart<T>>> createEnumerator(
            SplitEnumeratorContext<CachedPart<T>> context) throws IOException {
        List<CachedPart<T>> parts = new ArrayList<>();
        for (Disk.Entry file : Host.real().disk().list(Path.of(directory))) {
            parts.add(new CachedPart<>(file.path().toString(), 0, serializer));
        }
        return new IteratorSourceEnumerator<>(context, parts);
    }

    @Override
    public SplitEnumerator<CachedPart<T>, Collection<CachedPart<T>>> restoreEnumerator(
            SplitEnumeratorContext<CachedPart<T>> context, Collection<CachedPart<T>> checkpoint) {
        return new IteratorSourceEnumerator<>(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<CachedPart<T>> getSplitSerializer() {
        return new JavaBytes<>();
    }

    @Override
    public SimpleVersionedSerializer<Collection<CachedPart<T>>> getEnumeratorCheckpointSerializer() {
        return new JavaBytes<>();
    }

    private static final class Reader<T>
            extends IteratorSourceReaderBase<CachedPart.Stamped<T>, T, CachedPart.Reading<T>, CachedPart<T>> {

        Reader(SourceReaderContext context) {
            super(context);
        }

        @Override
        public InputStatus pollNext(ReaderOutput<T> output) {
            CachedPart.Reading<T> reading = iterator;
            if (reading == null) return tryMoveToNextSplit();
            if (!reading.hasNext()) {
                finishSplit();
                return tryMoveToNextSplit();
            }
            CachedPart.Stamped<T> next = reading.next();
            Long timestamp = next.timestamp();
            if (timestamp == null) output.collect(next.record());
            else output.collect(next.record(), timestamp);
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        protected T convert(CachedPart.Stamped<T> value) {
            return value.record();
        }

        @Override
        public void close() throws Exception {
            if (iterator != null) iterator.close();
        }
    }
}
