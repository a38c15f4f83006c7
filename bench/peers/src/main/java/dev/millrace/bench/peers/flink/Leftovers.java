package dev.millrace.bench.peers.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Deletes the files that a job leaves on the disk.
final class Leftovers {
    private Leftovers() {}

    /// Retries, because Flink may delete files at the same time.
    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (var walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException deletedMeanwhile) {
            return;
        }
        for (var each : all) {
            try {
                Files.deleteIfExists(each);
            } catch (DirectoryNotEmptyException _) {
                // Flink has created a file meanwhile
            }
        }
    }
}
