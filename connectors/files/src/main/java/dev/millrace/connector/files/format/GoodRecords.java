package dev.millrace.connector.files.format;

import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.files.split.CheckpointedPosition;
import dev.millrace.format.text.BadRecords;
import dev.millrace.format.text.Decoded;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Returns the objects of valid records, and applies the policy to invalid ones.
final class GoodRecords<T> implements StreamFormat.Reader<T> {
    private final StreamFormat.Reader<Decoded<T>> decoded;
    private final BadRecords policy;
    private long skipped;

    GoodRecords(StreamFormat.Reader<Decoded<T>> decoded, BadRecords policy) {
        this.decoded = decoded;
        this.policy = policy;
    }

    @Override
    public @Nullable T read() throws IOException {
        while (true) {
            switch (decoded.read()) {
                case null -> {
                    return null;
                }
                case Decoded.Good<T> good -> {
                    return good.value();
                }
                case Decoded.Bad<T> bad -> {
                    policy.accept(bad.record());
                    skipped++;
                }
            }
        }
    }

    @Override
    public @Nullable CheckpointedPosition getCheckpointedPosition() {
        return decoded.getCheckpointedPosition();
    }

    @Override
    public long skippedRecords() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}
