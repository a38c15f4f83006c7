package dev.millrace.connector.files;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.reader.StreamFormat;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.split.CheckpointedPosition;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads a limited number of lines per checkpoint.
final class GatedLines implements StreamFormat<String> {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 1_000;

    private final TextLineInputFormat lines = new TextLineInputFormat();

    @Override
    public Reader<String> createReader(Configuration config, FSDataInputStream stream, long fileLength, long splitEnd)
            throws IOException {
        return new Gated(lines.createReader(config, stream, fileLength, splitEnd));
    }

    @Override
    public Reader<String> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException {
        return new Gated(lines.restoreReader(config, stream, restoredOffset, fileLength, splitEnd));
    }

    @Override
    public boolean isSplittable() {
        return lines.isSplittable();
    }

    @Override
    public TypeInformation<String> getProducedType() {
        return lines.getProducedType();
    }

    private static final class Gated implements Reader<String> {
        private final Reader<String> lines;
        private int read;

        Gated(Reader<String> lines) {
            this.lines = lines;
        }

        @Override
        public @Nullable String read() throws IOException {
            if (++read % AT_ONCE == 0) Gate.await();
            return lines.read();
        }

        @Override
        public @Nullable CheckpointedPosition getCheckpointedPosition() {
            return lines.getCheckpointedPosition();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
