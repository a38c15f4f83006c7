package dev.millrace.api;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SocketText;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads a socket on a separate thread. The thread of the subtask takes the text from a queue.
final class SocketTextReader implements SourceReader<String, SocketTextSource.WholeSocket> {
    private static final long PAUSE_MILLIS = 500;
    private static final int QUEUE_RECORDS = 4_096;

    private final SocketTextSource source;
    private final SourceReaderContext context;
    private final Host host;
    private final BlockingQueue<String> records = new ArrayBlockingQueue<>(QUEUE_RECORDS);
    private final AtomicReference<CompletableFuture<Void>> availability =
            new AtomicReference<>(new CompletableFuture<>());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private final SocketText text;
    private @Nullable Thread thread;
    private boolean hasSplit;
    private boolean hasNoMoreSplits;

    SocketTextReader(SocketTextSource source, SourceReaderContext context, Host host) {
        this.source = source;
        this.context = context;
        this.host = host;
        this.text = new SocketText(
                host, source.hostName(), source.port(), source.delimiter(), source.retries(), PAUSE_MILLIS);
    }

    @Override
    public void start() {
        if (!hasSplit) context.sendSplitRequest();
    }

    @Override
    public void addSplits(List<SocketTextSource.WholeSocket> splits) {
        if (hasSplit || splits.isEmpty()) return;
        hasSplit = true;
        thread = host.threads().startBlocking("socket-" + source.hostName() + ":" + source.port(), this::read);
    }

    @Override
    public void notifyNoMoreSplits() {
        hasNoMoreSplits = true;
        isAvailable().complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<String> output) {
        // The thread fills the queue before it sets the end flag, so this method must read the flag before the queue.
        boolean wasEnded = isEnded.get();
        String record = records.poll();
        if (record != null) {
            output.collect(record);
            return InputStatus.MORE_AVAILABLE;
        }
        if (wasEnded) return ended();
        if (!hasSplit && hasNoMoreSplits) return InputStatus.END_OF_INPUT;
        if (isAvailable().isDone()) availability.set(new CompletableFuture<>());
        // A record that arrived before the new future was set did not complete the future.
        return records.isEmpty() && !isEnded.get() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
    }

    private InputStatus ended() {
        Throwable thrown = failure.get();
        if (thrown == null) return InputStatus.END_OF_INPUT;
        throw StreamFaults.SOCKET
                .what("The socket %s:%d cannot be read.", source.hostName(), source.port())
                .cause(thrown)
                .fix("Start the server first, and check the host and the port.");
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return Objects.requireNonNull(availability.get());
    }

    /// Reads the socket on the separate thread, which may block.
    private void read() {
        try {
            text.read(this::put);
        } catch (IOException | RuntimeException thrown) {
            failure.set(thrown);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            isEnded.set(true);
            isAvailable().complete(null);
        }
    }

    private void put(String record) throws InterruptedException {
        records.put(record);
        isAvailable().complete(null);
    }

    @Override
    public List<SocketTextSource.WholeSocket> snapshotState(long checkpointId) {
        return hasSplit ? List.of(new SocketTextSource.WholeSocket()) : List.of();
    }

    @Override
    public void close() throws Exception {
        text.close();
        if (thread != null) thread.interrupt();
    }
}
