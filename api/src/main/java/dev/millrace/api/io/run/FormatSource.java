package dev.millrace.api.io.run;

import dev.millrace.api.io.InputFormat;
import dev.millrace.api.io.InputSplit;
import dev.millrace.api.io.format.FileInputFormat;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.library.JavaBytes;
import dev.millrace.api.util.Preconditions;

/// Reads records with an input format.
public final class FormatSource<T> implements Source<T, FormatSplit, PendingSplits> {
    private static final long serialVersionUID = 1L;
    private static final long ONCE = -1;

    private final InputFormat<T, InputSplit> format;
    private final TypeSerializer<T> serializer;
    private final long intervalMillis;

    @SuppressWarnings("unchecked") // the format receives only its own splits
    private FormatSource(InputFormat<T, ?> format, TypeSerializer<T> serializer, long intervalMillis) {
        this.format = (InputFormat<T, InputSplit>) format;
        this.serializer = serializer;
        this.intervalMillis = intervalMillis;
    }

    /// Creates a source that reads the input once.
    public static <T> FormatSource<T> once(InputFormat<T, ?> format, TypeSerializer<T> serializer) {
        return new FormatSource<>(format, serializer, ONCE);
    }

    /// Creates a source that searches for new files without end.
    ///
    /// @param intervalMillis the interval between two searches in milliseconds, at least 1
    public static <T> FormatSource<T> watching(
            FileInputFormat<T> format, TypeSerializer<T> serializer, long intervalMillis) {
        Preconditions.checkArgument(
                intervalMillis >= 1,
                "files are looked for at intervals of at least 1 millisecond, not %s",
                intervalMillis);
        return new FormatSource<>(format, serializer, intervalMillis);
    }

    @Override
    public Boundedness getBoundedness() {
        return intervalMillis == ONCE ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, FormatSplit> createReader(SourceReaderContext readerContext) {
        return new FormatReader<>(readerContext, format, serializer.createInstance());
    }

    @Override
    public SplitEnumerator<FormatSplit, PendingSplits> createEnumerator(SplitEnumeratorContext<FormatSplit> context) {
        return intervalMillis == ONCE
                ? new FormatEnumerator(context, format, null)
                : watch(context, PendingSplits.none());
    }

    @Override
    public SplitEnumerator<FormatSplit, PendingSplits> restoreEnumerator(
            SplitEnumeratorContext<FormatSplit> context, PendingSplits checkpoint) {
        return intervalMillis == ONCE ? new FormatEnumerator(context, format, checkpoint) : watch(context, checkpoint);
    }

    private FileWatch watch(SplitEnumeratorContext<FormatSplit> context, PendingSplits before) {
        InputFormat<T, ?> files = format;
        return new FileWatch(context, (FileInputFormat<?>) files, intervalMillis, before);
    }

    @Override
    public SimpleVersionedSerializer<FormatSplit> getSplitSerializer() {
        return new JavaBytes<>();
    }

    @Override
    public SimpleVersionedSerializer<PendingSplits> getEnumeratorCheckpointSerializer() {
        return new JavaBytes<>();
    }
}
