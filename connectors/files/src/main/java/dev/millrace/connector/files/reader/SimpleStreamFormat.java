package dev.millrace.connector.files.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.NamedInput;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.fs.FileFaults;
import java.io.IOException;

/// Provides the base class of formats that read files from start to end. A restored reader skips the records that
/// were read before.
///
/// @param <T> the type of the records
public abstract class SimpleStreamFormat<T> implements StreamFormat<T> {
    private static final long serialVersionUID = 1L;

    /// Creates a reader of a whole file.
    public abstract Reader<T> createReader(Configuration config, FSDataInputStream stream) throws IOException;

    @Override
    public abstract TypeInformation<T> getProducedType();

    @Override
    public final boolean isSplittable() {
        return false;
    }

    @Override
    public final Reader<T> createReader(Configuration config, FSDataInputStream stream, long fileLength, long splitEnd)
            throws IOException {
        if (stream.getPos() == 0) return createReader(config, stream);
        throw FileFaults.NOT_SPLITTABLE
                .what(
                        "%s cannot start at byte %d of %s.",
                        getClass().getName(), stream.getPos(), NamedInput.pathOf(stream))
                .fix("Use a file enumerator that does not split files.");
    }

    @Override
    public final Reader<T> restoreReader(
            Configuration config, FSDataInputStream stream, long restoredOffset, long fileLength, long splitEnd)
            throws IOException {
        throw FileFaults.NOT_SPLITTABLE
                .what(
                        "%s cannot continue at byte %d of %s.",
                        getClass().getName(), restoredOffset, NamedInput.pathOf(stream))
                .why("The readers of this format report no position, so the snapshot belongs to another" + " format.")
                .fix("Restore with the format that was used when the snapshot was taken.");
    }
}
