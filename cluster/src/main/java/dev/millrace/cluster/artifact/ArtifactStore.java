package dev.millrace.cluster.artifact;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.runtime.step.Serial;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// The coordinator's artifacts: jars and specs of jobs, kept while a job holds them. Safe to use from any thread;
/// futures complete on the store's own, which does its reading and writing.
public final class ArtifactStore {
    private static final int CHUNK_MAX = 8 << 20;

    private final ArtifactFiles files;
    private final Holds holds = new Holds();
    private final Serial serial;

    /// @param directory that outlives the coordinator
    public ArtifactStore(Host host, Path directory) {
        this.files = new ArtifactFiles(host, directory);
        this.serial = new Serial("artifacts", host, _ -> {});
    }

    /// Has this store answer [ArtifactCall]s.
    public void open(Endpoint endpoint) {
        endpoint.answer(
                ArtifactCall.Fetch.class,
                (fetch, _) -> ask(() -> {
                    byte[] bytes = files.read(
                            new Artifact(fetch.hash(), fetch.size()),
                            fetch.offset(),
                            Math.min(fetch.most(), CHUNK_MAX));
                    return new ArtifactCall.Chunk(bytes, ArtifactFiles.sum(bytes));
                }));
    }

    /// Stores a stream's bytes, once however often they are put. The stream is read on the store's thread and not
    /// closed.
    public CompletableFuture<Artifact> put(InputStream content) {
        return ask(() -> files.add(content));
    }

    /// Stores some bytes.
    public CompletableFuture<Artifact> put(byte[] content) {
        return put(new ByteArrayInputStream(content));
    }

    /// All of an artifact, for small ones.
    public CompletableFuture<byte[]> read(Artifact artifact) {
        return ask(() -> files.read(artifact, 0, Math.toIntExact(artifact.bytes())));
    }

    /// Where an artifact is, as long as a job holds it.
    public Path file(Artifact artifact) {
        return files.file(artifact.hash());
    }

    /// Keeps artifacts for a job.
    public CompletableFuture<Void> hold(String job, Collection<String> hashes) {
        List<String> held = List.copyOf(hashes);
        return run(() -> held.forEach(hash -> holds.hold(job, hash)));
    }

    /// Lets go of a job's artifacts; those that no other job holds are deleted.
    public CompletableFuture<Void> release(String job) {
        return run(() -> holds.release(job).forEach(files::delete));
    }

    /// Deletes what no job holds: what submissions that were never finished, or jobs of a coordinator that died,
    /// have left.
    public CompletableFuture<Void> sweep() {
        return run(() -> files.sweep(holds::isHeld));
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
        serial.submit(() -> {
            try {
                work.call();
            } catch (Throwable failed) {
                done.completeExceptionally(failed);
            }
        });
    }
}
