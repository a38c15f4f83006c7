package dev.millrace.api.cache;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.source.Source;
import dev.millrace.api.util.AbstractID;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores the results of a step for later jobs. Each job writes into its own directory, which is valid if the job
/// finishes. Called by the thread of the program only.
public final class CachedResults<T> {
    private static final Logger LOG = LoggerFactory.getLogger(CachedResults.class);

    private final AbstractID id = new AbstractID();
    private final Disk disk = Host.real().disk();
    private final TypeSerializer<T> serializer;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Path directory;

    private record Attempt(Path directory, Future<?> job) {}

    public CachedResults(TypeSerializer<T> serializer) {
        this.serializer = serializer;
    }

    /// Returns the identifier of the cached results.
    public AbstractID id() {
        return id;
    }

    /// Creates a temporary directory for the results of a job.
    public Path newDirectory() {
        try {
            return disk.temporaryDirectory("millrace-cache-");
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no room for cached results", failed);
        }
    }

    /// Creates a directory for the results of a job inside a directory that all processes of the job share.
    public Path newDirectory(Path shared) {
        Path place = shared.resolve("millrace-" + id);
        try {
            disk.makeDirectories(place);
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no room for results in " + shared, failed);
        }
        return place;
    }

    /// Returns all results.
    ///
    /// @throws IllegalStateException if the results are not complete
    public List<T> elements() throws IOException {
        Path place = directory;
        if (place == null) throw new IllegalStateException("the results are not complete");
        List<T> all = new ArrayList<>();
        for (Disk.Entry file : disk.list(place)) {
            try (CachedPart.Reading<T> part = new CachedPart<>(file.path().toString(), 0, serializer).getIterator()) {
                part.forEachRemaining(each -> all.add(each.record()));
            }
        }
        return all;
    }

    /// Returns a sink that writes the results into a directory.
    public Sink<T> sink(Path place) {
        return new CacheSink<>(place, serializer);
    }

    /// Records that a job that writes into a directory has started.
    public void started(Path place, Future<?> job) {
        attempts.add(new Attempt(place, job));
    }

    /// Returns whether a job that stores the results has finished. The method deletes directories of jobs that
    /// failed or are not needed.
    public boolean areComplete() {
        for (Attempt attempt : List.copyOf(attempts)) {
            if (!attempt.job().isDone()) continue;
            attempts.remove(attempt);
            boolean isUsable = directory == null && attempt.job().state() == Future.State.SUCCESS;
            if (isUsable) directory = attempt.directory();
            else delete(attempt.directory());
        }
        return directory != null;
    }

    /// Returns a source that reads the results.
    ///
    /// @throws IllegalStateException if the results are not complete
    public Source<T, ?, ?> source() {
        Path place = directory;
        if (place == null) throw new IllegalStateException("the results are not complete");
        return new CacheSource<>(place, serializer);
    }

    /// Deletes the results. The results of running jobs are used when the jobs finish.
    public void forget() {
        boolean areThere = areComplete();
        Path place = directory;
        directory = null;
        if (areThere && place != null) delete(place);
    }

    /// Deletes the directory of a job. If the deletion fails, the method logs a warning.
    public void delete(Path place) {
        try {
            for (Disk.Entry file : disk.list(place)) disk.delete(file.path());
            disk.delete(place);
        } catch (IOException failed) {
            LOG.warn("Cached results in {} could not be deleted", place, failed);
        }
    }
}
