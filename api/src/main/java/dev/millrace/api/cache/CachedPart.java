package dev.millrace.api.cache;

import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.source.library.IteratorSourceSplit;
import dev.millrace.base.host.Host;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Describes the file that one subtask has written into a cache.
///
/// @param skipped the number of records at the beginning that are already read
record CachedPart<T>(String file, long skipped, TypeSerializer<T> serializer)
        implements IteratorSourceSplit<CachedPart.Stamped<T>, CachedPart.Reading<T>>, Serializable {
    static final int END = 0;
    static final int UNTIMED = 1;
    static final int TIMED = 2;

    /// Holds a record and its timestamp; null if the record has none.
    record Stamped<T>(T record, @Nullable Long timestamp) {}

    @Override
    public String splitId() {
        return file;
    }

    @Override
    public Reading<T> getIterator() {
        return new Reading<>(this);
    }

    @Override
    public CachedPart<T> getUpdatedSplitForIterator(Reading<T> reading) {
        return new CachedPart<>(file, reading.given, serializer);
    }

    /// Reads the records of the file. Not thread-safe.
    static final class Reading<T> implements Iterator<Stamped<T>>, AutoCloseable {
        private static final int BUFFER_SIZE = 64 << 10;

        private final CachedPart<T> part;
        private long given;
        private @Nullable DataInputViewStreamWrapper in;
        private @Nullable Stamped<T> next;
        private boolean hasEnded;

        Reading(CachedPart<T> part) {
            this.part = part;
        }

        @Override
        public boolean hasNext() {
            if (next != null || hasEnded) return next != null;
            try {
                next = read();
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "the cached records in " + part.file + " cannot be read; call invalidate() on the cached"
                                + " stream to have them computed again",
                        failed);
            }
            return next != null;
        }

        private @Nullable Stamped<T> read() throws IOException {
            DataInputViewStreamWrapper open = in;
            if (open == null) {
                open = new DataInputViewStreamWrapper(
                        new BufferedInputStream(Host.real().disk().read(Path.of(part.file), 0), BUFFER_SIZE));
                in = open;
                for (; given < part.skipped; given++) if (read(open) == null) break;
            }
            Stamped<T> record = read(open);
            if (record == null) close();
            return record;
        }

        private @Nullable Stamped<T> read(DataInputViewStreamWrapper open) throws IOException {
            int kind = open.readByte();
            if (kind == END) return null;
            Long timestamp = kind == TIMED ? open.readLong() : null;
            return new Stamped<>(part.serializer.deserialize(open), timestamp);
        }

        @Override
        public Stamped<T> next() {
            Stamped<T> record = hasNext() ? next : null;
            if (record == null) throw new NoSuchElementException(part.file + " has no more records");
            next = null;
            given++;
            return record;
        }

        @Override
        public void close() throws IOException {
            hasEnded = true;
            DataInputViewStreamWrapper open = in;
            in = null;
            if (open != null) open.close();
        }
    }
}
