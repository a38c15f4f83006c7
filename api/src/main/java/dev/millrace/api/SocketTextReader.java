package dev.millrace.api;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads a socket on a thread of its own, which the subtask's thread takes the text from.
final class SocketTextReader implements SourceReader<String, SocketTextSource.WholeSocket> {
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int QUEUE_RECORDS = 4_096;
    private static final int BUFFER_CHARS = 8_192;

    private final SocketTextSource source;
    private final SourceReaderContext context;
    private final Host host;
    private final BlockingQueue<String> records = new ArrayBlockingQueue<>(QUEUE_RECORDS);
    private final AtomicReference<CompletableFuture<Void>> availability =
            new AtomicReference<>(new CompletableFuture<>());
    private final AtomicReference<Network.@Nullable Connection> connection = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private @Nullable Thread thread;
    private boolean hasSplit;
    private boolean hasNoMoreSplits;

    SocketTextReader(SocketTextSource source, SourceReaderContext context, Host host) {
        this.source = source;
        this.context = context;
        this.host = host;
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
        // Asked before the queue, since the thread fills the queue before it ends.
        boolean wasEnded = isEnded.get();
        String record = records.poll();
        if (record != null) {
            output.collect(record);
            return InputStatus.MORE_AVAILABLE;
        }
        if (wasEnded) return ended();
        if (!hasSplit && hasNoMoreSplits) return InputStatus.END_OF_INPUT;
        if (isAvailable().isDone()) availability.set(new CompletableFuture<>());
        // What came before the new future was there did not complete it.
        return records.isEmpty() && !isEnded.get() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
    }

    private InputStatus ended() {
        Throwable thrown = failure.get();
        if (thrown == null) return InputStatus.END_OF_INPUT;
        throw StreamFaults.SOCKET
                .what("reading the socket %s:%d failed", source.hostName(), source.port())
                .cause(thrown)
                .fix("start the server first, and check host and port");
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return Objects.requireNonNull(availability.get());
    }

    /// Runs on the thread that may wait.
    private void read() {
        try {
            for (long retried = 0; !isClosed.get(); retried++) {
                boolean isLast = source.retries() != -1 && retried >= source.retries();
                readOnce(isLast);
                if (isLast) break;
                host.threads().park(PAUSE_NANOS);
            }
        } catch (IOException | RuntimeException thrown) {
            failure.set(thrown);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            isEnded.set(true);
            isAvailable().complete(null);
        }
    }

    /// Reads one connection to its end; a failure counts only if there is no further try.
    private void readOnce(boolean isLast) throws IOException, InterruptedException {
        try {
            readConnection();
        } catch (IOException thrown) {
            if (isLast) throw thrown;
        }
    }

    private void readConnection() throws IOException, InterruptedException {
        try (Network.Connection opened =
                host.network().connect(source.hostName(), source.port(), CONNECT_TIMEOUT_MILLIS)) {
            connection.set(opened);
            // A reader that was closed meanwhile has not seen the connection, so that nobody would end the first read.
            if (isClosed.get()) return;
            Reader input = new InputStreamReader(opened.input(), StandardCharsets.UTF_8);
            StringBuilder open = new StringBuilder();
            char[] buffer = new char[BUFFER_CHARS];
            for (int count = input.read(buffer); count >= 0 && !isClosed.get(); count = input.read(buffer)) {
                int searched = Math.max(0, open.length() - source.delimiter().length() + 1);
                open.append(buffer, 0, count);
                emitWhole(open, searched);
            }
            if (!open.isEmpty()) put(open.toString());
        }
    }

    private void emitWhole(StringBuilder open, int searched) throws InterruptedException {
        String delimiter = source.delimiter();
        int start = 0;
        for (int end = open.indexOf(delimiter, searched); end >= 0; end = open.indexOf(delimiter, start)) {
            String record = open.substring(start, end);
            boolean isWindowsLine = delimiter.equals("\n") && record.endsWith("\r");
            put(isWindowsLine ? record.substring(0, record.length() - 1) : record);
            start = end + delimiter.length();
        }
        open.delete(0, start);
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
        isClosed.set(true);
        Network.Connection open = connection.get();
        if (open != null) open.close();
        if (thread != null) thread.interrupt();
    }
}
