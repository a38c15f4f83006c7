package dev.millrace.cluster.artifact;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/// Puts a local file into a coordinator's store. Blocks: to be called on a thread that may.
public final class Upload {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Host host;
    private final Calls calls;
    private final int chunkBytes;

    public Upload(Host host, Calls calls, int chunkBytes) {
        this.host = host;
        this.calls = calls;
        this.chunkBytes = chunkBytes;
    }

    /// The name of a file's content.
    public Artifact name(Path file) throws IOException {
        MessageDigest digest = Artifact.digest();
        long size = 0;
        try (InputStream in = host.disk().read(file, 0)) {
            byte[] buffer = new byte[chunkBytes];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return new Artifact(Artifact.hex(digest.digest()), size);
    }

    /// Sends what the store does not have of a file.
    ///
    /// @param progress told how many bytes are there after each chunk
    /// @throws java.util.concurrent.CompletionException with the fault of a call; trying again goes on where this
    /// stopped
    public void send(Path file, Artifact artifact, Address store, LongConsumer progress) throws IOException {
        ArtifactCall.Progress there = ask(new ArtifactCall.Find(artifact.hash(), artifact.bytes()), store);
        while (!there.isWhole()) {
            progress.accept(there.received());
            byte[] bytes;
            try (InputStream in = host.disk().read(file, there.received())) {
                bytes = in.readNBytes(chunkBytes);
            }
            Check.that(bytes.length > 0 || artifact.bytes() == 0, "%s became shorter while it was sent", file);
            there = ask(
                    new ArtifactCall.Put(
                            artifact.hash(), artifact.bytes(), there.received(), bytes, ArtifactFiles.sum(bytes)),
                    store);
        }
        progress.accept(there.received());
    }

    private ArtifactCall.Progress ask(ArtifactCall<ArtifactCall.Progress> call, Address store) {
        CompletableFuture<ArtifactCall.Progress> answer = calls.send(store, call, Fence.NONE, DEADLINE);
        host.threads().await(answer);
        return answer.join();
    }
}
