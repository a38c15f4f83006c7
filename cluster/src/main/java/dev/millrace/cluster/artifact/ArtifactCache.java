package dev.millrace.cluster.artifact;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.runtime.step.SerialExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Caches the artifacts of a worker. Fetches each artifact when it is first needed, and keeps it for later jobs while
/// there is room. Thread-safe.
///
/// The directory survives the process. Complete files are verified and used again. The fetch of an incomplete file
/// continues where it stopped.
public final class ArtifactCache {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Host host;
    private final Calls calls;
    private final Room room;
    private final ArtifactFiles files;
    private final SerialExecutor executor;
    private final Holds holds = new Holds();
    /// The cached artifacts, least recently used first.
    private final Map<String, Artifact> used = new LinkedHashMap<>();

    /// Holds the limits of the cache and of its fetches.
    ///
    /// @param bytesMax the maximum size of all artifacts together; artifacts that jobs use are never deleted
    /// @param chunkBytes the number of bytes in one call
    /// @param tries the number of attempts for one chunk before the fetch fails
    public record Room(long bytesMax, int chunkBytes, int tries) {
        /// The default limits: 2 GiB, in chunks of 1 MiB, each tried six times.
        public static final Room USUAL = new Room(2L << 30, 1 << 20, 6);
    }

    public ArtifactCache(Host host, Path directory, Calls calls, Room room) {
        this.host = host;
        this.calls = calls;
        this.room = room;
        this.files = new ArtifactFiles(host, host.disk(), directory);
        this.executor = new SerialExecutor("artifact cache", host, _ -> {});
        executor.submit(() -> {
            for (Artifact found : files.all()) if (files.isSound(found)) used.put(found.hash(), found);
        });
    }

    /// Returns a local copy, which stays until the job is [#release]d.
    ///
    /// @param store the address of the coordinator's store
    /// @return a future that fails with [ClusterFaults#ARTIFACT_MISSING], [ClusterFaults#CACHE_FULL], or the fault
    /// of the call to the store; a later fetch continues with the bytes received by then
    public CompletableFuture<Path> fetch(String job, Artifact artifact, Address store) {
        CompletableFuture<Path> done = new CompletableFuture<>();
        executor.submit(() -> {
            try {
                holds.hold(job, artifact.hash());
                if (!used.containsKey(artifact.hash())) {
                    makeRoom(artifact);
                    fetchAll(artifact, store);
                }
                used.remove(artifact.hash());
                used.put(artifact.hash(), artifact);
                done.complete(files.file(artifact.hash()));
            } catch (Throwable failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    /// Releases the artifacts of a job. They stay in the cache while there is room.
    public void release(String job) {
        executor.submit(() -> holds.release(job));
    }

    private void makeRoom(Artifact artifact) {
        long total = artifact.bytes();
        for (Artifact kept : used.values()) total += kept.bytes();
        List<String> old = new ArrayList<>();
        for (Artifact kept : used.values()) {
            if (total <= room.bytesMax()) break;
            if (holds.isHeld(kept.hash())) continue;
            old.add(kept.hash());
            total -= kept.bytes();
        }
        if (total > room.bytesMax()) {
            throw ClusterFaults.CACHE_FULL
                    .what("Artifact %s of %d bytes does not fit into the cache.", artifact.hash(), artifact.bytes())
                    .why("Running jobs use the rest of the %d bytes.", room.bytesMax())
                    .fix("Increase the size of the artifact cache.");
        }
        for (String hash : old) {
            used.remove(hash);
            files.delete(hash);
        }
    }

    private void fetchAll(Artifact artifact, Address store) {
        int left = room.tries();
        // An empty artifact needs one chunk, too.
        while (!files.has(artifact)) {
            try {
                long offset = files.received(artifact);
                if (files.has(artifact)) return;
                var call = new ArtifactCall.Fetch(artifact.hash(), artifact.bytes(), offset, room.chunkBytes());
                CompletableFuture<ArtifactCall.Chunk> chunk = calls.send(store, call, FencingToken.NONE, DEADLINE);
                host.threads().await(chunk);
                ArtifactCall.Chunk came = chunk.join();
                if (came.bytes().length == 0 && artifact.bytes() > 0) {
                    throw ArtifactFiles.damaged(artifact, "The store has fewer bytes of the artifact.");
                }
                files.receive(artifact, offset, came.bytes(), came.sum());
                left = room.tries();
            } catch (CompletionException | MillraceException failed) {
                if (--left == 0 || !mayPass(failed)) throw cause(failed);
            }
        }
    }

    private static boolean mayPass(RuntimeException failed) {
        return cause(failed) instanceof MillraceException coded
                && List.of(
                                ClusterFaults.UNREACHABLE.number(),
                                ClusterFaults.LATE.number(),
                                ClusterFaults.BUSY.number(),
                                ClusterFaults.ARTIFACT_DAMAGED.number())
                        .contains(coded.fault().number());
    }

    private static RuntimeException cause(RuntimeException failed) {
        return failed.getCause() instanceof MillraceException coded ? coded : failed;
    }
}
