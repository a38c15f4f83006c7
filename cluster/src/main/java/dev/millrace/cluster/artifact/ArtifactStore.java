package dev.millrace.cluster.artifact;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.runtime.step.SerialExecutor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Stores the artifacts of the coordinator (jars and specifications of jobs) while a job holds them. Thread-safe; files
/// are read and written, and futures complete, on the store's executor.
///
/// Each leader has a directory of its own, named by its epoch. A new leader moves the artifacts that it needs from the
/// directories of former leaders. A former leader that still believes that it leads cannot delete artifacts that the
/// new leader needs.
public final class ArtifactStore {
    private static final int CHUNK_MAX = 8 << 20;

    private final Host host;
    private final SharedDirectory directory;
    /// The copies of artifacts on this machine; null if the shared directory is on a disk.
    private final @Nullable ArtifactFiles copies;
    private final SerialExecutor executor;
    private Holds holds = new Holds();
    private volatile @Nullable ArtifactRefs refs;

    /// Makes a store.
    ///
    /// @param directory a directory that survives the coordinator and that all contenders share
    /// @param copies a local directory for copies of artifacts, if the shared directory is not on a disk
    public ArtifactStore(Host host, SharedDirectory directory, Path copies) {
        this.host = host;
        this.directory = directory;
        this.copies = directory.isOnDisk() ? null : new ArtifactFiles(host, host.disk(), copies);
        this.executor = new SerialExecutor("artifacts", host, _ -> {});
    }

    /// Starts an epoch without held artifacts.
    ///
    /// @param epoch the epoch in which this process leads from now on
    public CompletableFuture<Void> lead(long epoch) {
        return run(() -> {
            holds = new Holds();
            refs = new ArtifactRefs(host, directory, epoch);
        });
    }

    private ArtifactRefs refs() {
        ArtifactRefs own = refs;
        if (own != null) return own;
        throw ClusterFaults.NOT_LEADING
                .what("This coordinator has no artifacts.")
                .why("This coordinator has not led yet.")
                .fix("Send the request to the leader.");
    }

    /// Registers the answers to [ArtifactCall]s.
    public void open(Endpoint endpoint) {
        endpoint.answer(
                ArtifactCall.Fetch.class,
                (fetch, _) -> ask(() -> {
                    byte[] bytes = refs().files()
                            .read(
                                    new Artifact(fetch.hash(), fetch.size()),
                                    fetch.offset(),
                                    Math.min(fetch.most(), CHUNK_MAX));
                    return new ArtifactCall.Chunk(bytes, ArtifactFiles.sum(bytes));
                }));
    }

    /// Stores the bytes of a stream and holds them for a job. Equal content is stored once. The store's executor
    /// reads the stream and does not close it.
    public CompletableFuture<Artifact> put(String job, InputStream content) {
        return ask(() -> {
            Artifact artifact = refs().files().add(content);
            holds.hold(job, artifact.hash());
            return artifact;
        });
    }

    /// Stores bytes and holds them for a job.
    public CompletableFuture<Artifact> put(String job, byte[] content) {
        return put(job, new ByteArrayInputStream(content));
    }

    /// Reads a whole artifact into memory. Use it for small artifacts.
    public CompletableFuture<byte[]> read(Artifact artifact) {
        return ask(() -> refs().files().read(artifact, 0, Math.toIntExact(artifact.bytes())));
    }

    /// Returns the file of an artifact on a disk of this machine. The file stays as long as a job holds the artifact
    /// and this process leads.
    public CompletableFuture<Path> file(Artifact artifact) {
        ArtifactFiles own = copies;
        if (own == null) return CompletableFuture.completedFuture(refs().files().file(artifact.hash()));
        return ask(() -> {
            if (!own.has(artifact)) {
                try (InputStream content = refs().files().open(artifact.hash())) {
                    own.add(content);
                }
            }
            return own.file(artifact.hash());
        });
    }

    /// Holds artifacts for a job, and moves them from former leaders to this one.
    public CompletableFuture<Void> hold(String job, Collection<String> hashes) {
        List<String> held = List.copyOf(hashes);
        return run(() -> {
            for (String hash : held) {
                holds.hold(job, hash);
                refs().inherit(hash);
            }
        });
    }

    /// Releases the artifacts of a job, and deletes those that no other job holds.
    public CompletableFuture<Void> release(String job) {
        return run(() -> {
            for (String hash : holds.release(job)) {
                refs().files().delete(hash);
                if (copies != null) copies.delete(hash);
            }
        });
    }

    /// Deletes all artifacts that no job holds: those of unfinished submissions and of jobs of a failed
    /// coordinator. Callers call it when all jobs hold what they need.
    public CompletableFuture<Void> sweep() {
        return run(() -> {
            refs().sweep(holds::isHeld);
            if (copies != null) copies.sweep(holds::isHeld);
        });
    }

    private CompletableFuture<Void> run(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        submit(done, () -> {
            work.run();
            done.complete(null);
            return done;
        });
        return done;
    }

    private <T> CompletableFuture<T> ask(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        submit(done, () -> done.complete(work.call()));
        return done;
    }

    private void submit(CompletableFuture<?> done, Callable<?> work) {
        executor.submit(() -> {
            try {
                work.call();
            } catch (Throwable failed) {
                done.completeExceptionally(failed);
            }
        });
    }
}
