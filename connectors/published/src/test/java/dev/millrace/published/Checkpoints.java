package dev.millrace.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The checkpoints that jobs leave in a directory.
record Checkpoints(Path directory) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// Returns the directory as jobs know the directory.
    URI uri() {
        return directory.toUri();
    }

    /// Waits for more completed checkpoints than there are now, or for the end of the job.
    void awaitMore(ServerProcess job, int more) {
        long first = newest();
        Awaitility.await().atMost(LIMIT).until(() -> !job.isAlive() || newest() >= first + more);
    }

    private long newest() {
        if (!Files.exists(directory)) return 0;
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(each -> each.endsWith("_metadata"))
                    .map(each -> each.getParent().getFileName().toString())
                    .filter(name -> name.startsWith("chk-"))
                    .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (IOException | UncheckedIOException changing) {
            return 0; // a checkpoint was deleted meanwhile
        }
    }
}
