package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.sink.compactor.FileCompactor;
import dev.millrace.connector.files.sink.compactor.OutputStreamBasedFileCompactor;
import dev.millrace.connector.files.sink.compactor.RecordWiseFileCompactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Compacts files on a few threads, each into a file with a hidden name. Removes unfinished files that are no longer
/// needed. Thread-safe.
final class CompactService<IN> implements AutoCloseable {
    private final Host host;
    private final FileSinkSettings<IN> settings;
    private final FileCompactor compactor;
    private final int threadsMax;
    private final boolean isRestored;
    private final Leftovers leftovers;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// @param isRestored whether earlier attempts may have carried out some of the requests
    CompactService(Host host, FileSinkSettings<IN> settings, FileCompaction compaction, boolean isRestored) {
        this.host = host;
        this.settings = settings;
        this.compactor = compaction.compactor();
        this.isRestored = isRestored;
        this.leftovers = new Leftovers(host.disk());
        this.threadsMax = Math.max(1, compaction.strategy().getNumCompactThreads());
    }

    /// Starts to compact the files of a request.
    CompletableFuture<FileSinkCommittable> submit(CompactorRequest request) {
        CompletableFuture<FileSinkCommittable> result = new CompletableFuture<>();
        waiting.add(() -> {
            try {
                result.complete(carryOut(request));
            } catch (Throwable failed) {
                result.completeExceptionally(failed);
            }
        });
        startWorker();
        return result;
    }

    private void startWorker() {
        if (busy.getAndUpdate(count -> Math.min(count + 1, threadsMax)) >= threadsMax) return;
        host.threads().startBlocking("file-compactor", this::work);
    }

    private void work() {
        workers.add(Thread.currentThread());
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) next.run();
        workers.remove(Thread.currentThread());
        busy.decrementAndGet();
        if (!waiting.isEmpty()) startWorker();
    }

    private FileSinkCommittable carryOut(CompactorRequest request) throws IOException {
        FileSinkCommittable first = request.files().getFirst();
        Path target = Leftovers.target(request);
        Path hidden = Bucket.hidden(Leftovers.directory(target), target.getName(), host, settings.names());
        List<Path> parts =
                request.files().stream().map(FileSinkCommittable::pending).toList();
        if (isRestored) leftovers.remove(request);
        long size = isRestored && isDone(target, parts) ? 0 : write(parts, hidden);
        List<Path> replaced = new ArrayList<>(parts);
        for (FileSinkCommittable each : request.files()) replaced.addAll(each.replaced());
        return new FileSinkCommittable(first.bucketId(), hidden, target, size, replaced);
    }

    /// Returns whether the new file exists already. That happens if a second job starts from the same savepoint.
    private boolean isDone(Path target, List<Path> parts) {
        Disk disk = host.disk();
        Path lost = parts.stream()
                .filter(each -> !disk.exists(each.toLocal()))
                .findFirst()
                .orElse(null);
        if (lost == null) return false;
        if (disk.exists(target.toLocal())) return true;
        throw FileFaults.LOST_PENDING
                .what("%s cannot become a part of %s because it does not exist.", lost, target)
                .why("The file was deleted after it was written, or another job already continued from this"
                        + " savepoint.")
                .fix("Restore the file, or restore from a later checkpoint.");
    }

    private long write(List<Path> parts, Path hidden) throws IOException {
        java.nio.file.Path local = hidden.toLocal();
        boolean isWritten = false;
        try (CountedOutput out = new CountedOutput(host.disk().create(local), 0)) {
            compact(parts, out);
            out.close();
            host.disk().sync(local);
            isWritten = !isClosed.get();
            return out.size();
        } catch (IOException failed) {
            throw FileFaults.unwritable(hidden, failed);
        } finally {
            if (!isWritten) host.disk().delete(local);
        }
    }

    private void compact(List<Path> parts, CountedOutput out) throws IOException {
        try {
            switch (compactor) {
                case OutputStreamBasedFileCompactor bytes -> bytes.compact(parts, out);
                case RecordWiseFileCompactor<?> records -> compactRecords(records, parts, out);
                default -> throw unknown(compactor);
            }
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw FileFaults.COMPACTION
                    .what("%s failed at %s.", compactor.getClass().getName(), parts)
                    .cause(failed)
                    .fix("Correct the cause. The files are unchanged, and the job compacts them again after its"
                            + " restart.");
        }
    }

    @SuppressWarnings("unchecked") // a sink's compactor reads what the sink writes
    private void compactRecords(RecordWiseFileCompactor<?> records, List<Path> parts, CountedOutput out)
            throws Exception {
        var writer = settings.format().create(out);
        ((RecordWiseFileCompactor<IN>) records).compact(parts, writer::addElement);
        writer.flush();
        writer.finish();
    }

    static RuntimeException unknown(FileCompactor compactor) {
        return FileFaults.COMPACTION
                .what(
                        "%s is an unknown kind of compactor.",
                        compactor.getClass().getName())
                .fix("Extend OutputStreamBasedFileCompactor or RecordWiseFileCompactor.");
    }

    /// Stops the threads, and removes unfinished files.
    @Override
    public void close() {
        isClosed.set(true);
        waiting.clear();
        workers.forEach(host.threads()::interrupt);
    }
}
