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

/// The results of a step as jobs keep them: each job in a directory of its own, which counts once the job has finished.
/// For the thread that describes the program.
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

    public AbstractID id() {
        return id;
    }

    /// A place for what a job will write.
    public Path newDirectory() {
        try {
            return disk.temporaryDirectory("millrace-cache-");
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no room for cached results", failed);
        }
    }

    /// A place for what a job will write, within a directory that all processes of the job share.
    public Path newDirectory(Path shared) {
        Path place = shared.resolve("millrace-" + id);
        try {
            disk.makeDirectories(place);
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no room for results in " + shared, failed);
        }
        return place;
    }

    /// All results, which must be complete.
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

    /// Writes the results into a directory.
    public Sink<T> sink(Path place) {
        return new CacheSink<>(place, serializer);
    }

    /// A job that writes into a directory was started.
    public void started(Path place, Future<?> job) {
        attempts.add(new Attempt(place, job));
    }

    /// Whether a job has finished that kept the results.
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

    /// Reads the results, which must be complete.
    public Source<T, ?, ?> source() {
        Path place = directory;
        if (place == null) throw new IllegalStateException("the results are not complete");
        return new CacheSource<>(place, serializer);
    }

    /// Forgets the results; those of jobs that still run will count.
    public void forget() {
        boolean areThere = areComplete();
        Path place = directory;
        directory = null;
        if (areThere && place != null) delete(place);
    }

    /// Removes what a job left.
    public void delete(Path place) {
        try {
            for (Disk.Entry file : disk.list(place)) disk.delete(file.path());
            disk.delete(place);
        } catch (IOException failed) {
            LOG.warn("cached results in {} could not be removed", place, failed);
        }
    }
}
