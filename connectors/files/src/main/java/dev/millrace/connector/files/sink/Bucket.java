package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Manages the files that one writer writes into one directory. Called by the writer's thread only.
final class Bucket<IN> {
    private final Host host;
    private final SinkFiles files;
    private final FileSinkSettings<IN> settings;
    private final String bucketId;
    private final Path directory;
    private final String uniqueId;
    private final List<FileSinkCommittable> pending = new ArrayList<>();
    private @Nullable PartFile<IN> current;
    private long partCounter;

    Bucket(Host host, SinkFiles files, FileSinkSettings<IN> settings, String bucketId) {
        this.host = host;
        this.files = files;
        this.settings = settings;
        this.bucketId = bucketId;
        this.directory = bucketId.isEmpty() ? settings.basePath() : new Path(settings.basePath(), bucketId);
        this.uniqueId = newId(host.chance());
    }

    void write(IN element, long nowMillis) throws IOException {
        PartFile<IN> file = current;
        if (file != null && settings.rollingPolicy().shouldRollOnEvent(file, element)) {
            roll();
            file = null;
        }
        if (file == null) {
            file = files.create(newPart(nowMillis), settings.format());
            current = file;
        }
        file.write(element, nowMillis);
    }

    /// Continues a file of a checkpoint. A bucket has one open file at most, so a second file is finished here.
    void restore(FileWriterBucketState state) throws IOException {
        Path copy = hidden(directory, state.target().getName(), host, settings.names());
        PartFile<IN> file = files.resume(state, copy, settings.format());
        if (current == null) {
            current = file;
        } else {
            pending.add(file.finish());
        }
    }

    void onProcessingTime(long nowMillis) throws IOException {
        if (current != null && settings.rollingPolicy().shouldRollOnProcessingTime(current, nowMillis)) roll();
    }

    /// Returns the files that were finished since the last call.
    List<FileSinkCommittable> prepareCommit(boolean endOfInput) throws IOException {
        if (current != null && (endOfInput || mustRoll(current))) roll();
        List<FileSinkCommittable> finished = List.copyOf(pending);
        pending.clear();
        return finished;
    }

    private boolean mustRoll(PartFile<IN> file) throws IOException {
        return !file.canContinue() || settings.rollingPolicy().shouldRollOnCheckpoint(file);
    }

    Optional<FileWriterBucketState> snapshot() throws IOException {
        return current == null ? Optional.empty() : Optional.of(current.persist());
    }

    /// Returns whether the bucket has no open or pending files.
    boolean isIdle() {
        return current == null && pending.isEmpty();
    }

    void close() throws IOException {
        if (current != null) current.abandon();
        current = null;
    }

    private void roll() throws IOException {
        if (current != null) pending.add(current.finish());
        current = null;
    }

    private FileWriterBucketState newPart(long nowMillis) {
        OutputFileConfig names = settings.names();
        String name = names.getPartPrefix() + "-" + uniqueId + "-" + partCounter++ + names.getPartSuffix();
        return new FileWriterBucketState(
                bucketId, hidden(directory, name, host, names), new Path(directory, name), 0, nowMillis);
    }

    /// Returns a unique hidden name for a file in progress. The suffix is that of the final name, because readers may
    /// depend on it.
    static Path hidden(Path directory, String name, Host host, OutputFileConfig names) {
        return new Path(directory, hiddenPrefix(name) + newId(host.chance()) + names.getPartSuffix());
    }

    /// Returns the prefix of the hidden names of a file.
    static String hiddenPrefix(String name) {
        return "." + name + ".inprogress.";
    }

    private static String newId(RandomGenerator chance) {
        long high = chance.nextLong() & ~0xF000L | 0x4000L;
        long low = chance.nextLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low).toString();
    }
}
