package dev.millrace.server.history;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.execution.JobID;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import dev.millrace.server.Dispatcher;
import dev.millrace.state.storage.Draft;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an archive of each job that has ended, on a thread of its own. The thread that ends a job never waits.
/// Failures are logged. Thread-safe.
public final class Archivist implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archivist.class);
    /// As many ended jobs as a dispatcher knows.
    private static final int WAITING_MAX = 100;
    private static final long CLOSE_NANOS = 8_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final Host host;
    private final SnapshotPlace directory;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Thread thread;
    private boolean isClosing;

    private record Task(JobID job, JobAnswers answers) {}

    private Archivist(Host host, SnapshotPlace directory) {
        this.host = host;
        this.directory = directory;
        this.thread = host.threads().startBlocking("millrace-archivist", this::work);
    }

    /// Creates an archivist that writes to the directory of `jobmanager.archive.fs.dir`; empty if the option is
    /// not set.
    ///
    /// @throws MillraceException if no file system supports that directory
    public static Optional<Archivist> of(Host host, Configuration settings) {
        return settings.getOptional(JobManagerOptions.ARCHIVE_DIR).map(named -> {
            ClassLoader loader = Archivist.class.getClassLoader();
            SnapshotAddresses addresses = new SnapshotAddresses(host.disk(), loader, settings);
            return new Archivist(host, addresses.place(named, JobManagerOptions.ARCHIVE_DIR.key()));
        });
    }

    /// Returns the directory, for messages.
    public String address() {
        return directory.address();
    }

    /// Archives each job of a dispatcher that ends from now on.
    public void follow(Dispatcher dispatcher) {
        JobAnswers answers = new JobAnswers(dispatcher, host);
        dispatcher.whenJobEnds(job -> add(new Task(job, answers)));
    }

    private void add(Task task) {
        synchronized (waiting) {
            boolean isTaken = !isClosing && waiting.size() < WAITING_MAX;
            if (!isTaken) {
                LOG.warn("Job {} is not archived: {}", task.job, isClosing ? "the process ends" : "too many wait");
                return;
            }
            waiting.addLast(task);
        }
        host.threads().unpark(thread);
    }

    /// Returns the next task; null if the archivist is closed and no task is left.
    private @Nullable Task next() {
        while (true) {
            synchronized (waiting) {
                Task next = waiting.pollFirst();
                if (next != null || isClosing) return next;
            }
            host.threads().park(LOOK_NANOS);
        }
    }

    private void work() {
        try {
            for (Task task = next(); task != null; task = next()) archive(task);
        } finally {
            over.complete(null);
        }
    }

    private void archive(Task task) {
        try {
            if (write(task)) LOG.info("Archived job {} in {}", task.job, directory.address());
            else LOG.warn("The archive of job {} is incomplete, because the answers exceed its size limit", task.job);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("Job {} cannot be archived in {}", task.job, directory.address(), failed);
        }
    }

    /// Writes an archive under a temporary name and renames it when it is complete.
    ///
    /// @return whether the archive is complete
    private boolean write(Task task) throws IOException {
        try (Draft draft = directory.resolve(task.job.toHexString()).create()) {
            Archive.Writer writer = new Archive.Writer(draft.out());
            task.answers.all(task.job, writer::add);
            writer.end();
            draft.publish();
            return writer.isWhole();
        }
    }

    /// Waits a few seconds at most until all ended jobs are archived.
    @Override
    public void close() {
        synchronized (waiting) {
            isClosing = true;
        }
        host.threads().unpark(thread);
        long until = host.clock().nanos() + CLOSE_NANOS;
        Thread waiter = Thread.currentThread();
        over.whenComplete((_, _) -> host.threads().unpark(waiter));
        while (!over.isDone() && host.clock().nanos() - until < 0)
            host.threads().park(until - host.clock().nanos());
        if (!over.isDone()) LOG.warn("Ended jobs are not archived, because the process ends");
    }
}
