package dev.millrace.cluster.artifact;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.runtime.step.SerialExecutor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The coordinator's artifacts: jars and specs of jobs, kept while a job holds them. Safe to use from any thread;
/// futures complete on the store's own, which does its reading and writing.
///
/// Each leader has a directory of its own, named by its epoch: what it needs of those before it, it takes over, and
/// who only believes that it still leads deletes nothing of what another needs.
public final class ArtifactStore {
    private static final int CHUNK_MAX = 8 << 20;

    private final Host host;
    private final Path directory;
    private final SerialExecutor executor;
    private Holds holds = new Holds();
    private volatile @Nullable ArtifactRefs refs;

    /// @param directory that outlives the coordinator, and that all in line share
    public ArtifactStore(Host host, Path directory) {
        this.host = host;
        this.directory = directory;
        this.executor = new SerialExecutor("artifacts", host, _ -> {});
    }

    /// Nobody holds anything yet in this epoch.
    ///
    /// @param epoch in which this process leads from now on
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
                .what("this coordinator has no artifacts")
                .why("it has not led yet")
                .fix("ask the one that leads");
    }

    /// Has this store answer [ArtifactCall]s.
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

    /// Stores a stream's bytes, once however often they are put, and keeps them for a job. The stream is read on the
    /// store's thread and not closed.
    public CompletableFuture<Artifact> put(String job, InputStream content) {
        return ask(() -> {
            Artifact artifact = refs().files().add(content);
            holds.hold(job, artifact.hash());
            return artifact;
        });
    }

    /// Stores some bytes for a job.
    public CompletableFuture<Artifact> put(String job, byte[] content) {
        return put(job, new ByteArrayInputStream(content));
    }

    /// All of an artifact, for small ones.
    public CompletableFuture<byte[]> read(Artifact artifact) {
        return ask(() -> refs().files().read(artifact, 0, Math.toIntExact(artifact.bytes())));
    }

    /// Where an artifact is, as long as a job holds it and this process leads.
    public Path file(Artifact artifact) {
        return refs().files().file(artifact.hash());
    }

    /// Keeps artifacts for a job; those of leaders before become this one's.
    public CompletableFuture<Void> hold(String job, Collection<String> hashes) {
        List<String> held = List.copyOf(hashes);
        return run(() -> {
            for (String hash : held) {
                holds.hold(job, hash);
                refs().inherit(hash);
            }
        });
    }

    /// Lets go of a job's artifacts; those that no other job holds are deleted.
    public CompletableFuture<Void> release(String job) {
        return run(() -> holds.release(job).forEach(refs().files()::delete));
    }

    /// Deletes what no job holds: what submissions that were never finished, or jobs of a coordinator that died,
    /// have left. To be called when all jobs that there are hold what they need.
    public CompletableFuture<Void> sweep() {
        return run(() -> refs().sweep(holds::isHeld));
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
