package dev.millrace.api.io.run;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.io.CheckpointableInputFormat;
import dev.millrace.api.io.InputFormat;
import dev.millrace.api.io.InputSplit;
import dev.millrace.api.io.format.FileInputFormat;
import dev.millrace.api.io.format.RichInputFormat;
import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.process.AbstractRichFunction;
import dev.millrace.api.process.FunctionHolder;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.type.Copier;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads splits one after the other with a format. The format may block. In this case, the engine runs the subtask in a
/// thread of its own.
final class FormatReader<T> implements SourceReader<T, FormatSplit> {
    private final SourceReaderContext context;
    private final InputFormat<T, InputSplit> format;
    private final @Nullable T reusable;
    private final Copier<T> copier;
    private final boolean hasGaps;
    private final Queue<FormatSplit> splits = new ArrayDeque<>();
    private @Nullable FormatSplit current;
    private long read;
    private boolean hasNoMoreSplits;
    private CompletableFuture<Void> availability = new CompletableFuture<>();

    /// @param reusable a record that the format may fill; null if the type does not support reuse
    FormatReader(SourceReaderContext context, InputFormat<T, InputSplit> format, @Nullable T reusable) {
        this.context = context;
        this.format = format;
        this.reusable = reusable;
        InputFormat<T, ?> any = format;
        this.hasGaps = any instanceof FileInputFormat<?>;
        FunctionHolder holder = FunctionHolder.of(context);
        this.copier = holder.outputCopier();
        holder.open(new Opening(format));
    }

    /// Opens a format in place of a function.
    private static final class Opening extends AbstractRichFunction {
        private static final long serialVersionUID = 1L;

        private final InputFormat<?, ?> format;

        Opening(InputFormat<?, ?> format) {
            this.format = format;
        }

        @Override
        public void open(OpenContext openContext) throws Exception {
            if (format instanceof RichInputFormat<?, ?> rich) rich.setRuntimeContext(getRuntimeContext());
            format.configure(new Configuration());
            if (format instanceof RichInputFormat<?, ?> rich) rich.openInputFormat();
        }
    }

    @Override
    public void start() {
        if (splits.isEmpty()) context.sendSplitRequest();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        if (current == null) {
            FormatSplit next = splits.poll();
            if (next == null) return nothing();
            open(next);
        }
        T record = format.reachedEnd() ? null : format.nextRecord(reusable);
        if (record != null) {
            read++;
            // The format may fill the same object again.
            output.collect(copier.copy(record));
        } else if (!hasGaps || format.reachedEnd()) {
            // File formats return null to skip a record. For all other formats, null is the end of the split, as
            // in Flink.
            finish();
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private InputStatus nothing() {
        if (hasNoMoreSplits) return InputStatus.END_OF_INPUT;
        if (availability.isDone()) availability = new CompletableFuture<>();
        return InputStatus.NOTHING_AVAILABLE;
    }

    @SuppressWarnings("unchecked") // the format accepts its own positions
    private void open(FormatSplit split) throws IOException {
        current = split;
        read = split.skipped();
        Serializable position = split.position();
        if (position != null && format instanceof CheckpointableInputFormat<?, ?> resumable) {
            ((CheckpointableInputFormat<InputSplit, Serializable>) resumable).reopen(split.split(), position);
            return;
        }
        format.open(split.split());
        for (long skipped = 0; skipped < read && !format.reachedEnd(); ) {
            if (format.nextRecord(reusable) != null) skipped++;
        }
    }

    private void finish() throws IOException {
        current = null;
        format.close();
        if (splits.isEmpty() && !hasNoMoreSplits) context.sendSplitRequest();
    }

    @Override
    public List<FormatSplit> snapshotState(long checkpointId) {
        List<FormatSplit> state = new ArrayList<>();
        FormatSplit open = current;
        if (open != null) state.add(new FormatSplit(open.splitId(), open.split(), position(), read));
        state.addAll(splits);
        return state;
    }

    private @Nullable Serializable position() {
        if (!(format instanceof CheckpointableInputFormat<?, ?> resumable)) return null;
        try {
            return resumable.getCurrentState();
        } catch (IOException failed) {
            throw new UncheckedIOException("the format cannot say where it is: " + failed.getMessage(), failed);
        }
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability;
    }

    @Override
    public void addSplits(List<FormatSplit> added) {
        splits.addAll(added);
        availability.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        hasNoMoreSplits = true;
        availability.complete(null);
    }

    // The reader reads one split at a time. To pause a split, the engine pauses the reader.
    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {}

    @Override
    public void close() throws Exception {
        try {
            if (current != null) format.close();
        } finally {
            if (format instanceof RichInputFormat<?, ?> rich) rich.closeInputFormat();
        }
    }
}
