package dev.millrace.state.operator;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.fault.StateFaults;
import dev.millrace.state.file.SectionKind;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a list of records, and moves them to a temporary file when they need too much memory. The memory is an
/// estimate from samples. Snapshots have the same form as those of a list on the heap. Not thread-safe.
public final class SpooledList<T> implements ListState<T>, AutoCloseable {
    /// The memory of a record beside its contents.
    private static final int RECORD_BYTES = 24;
    /// Less memory than this would cost a write for a few records.
    private static final long MEMORY_MIN = 1 << 16;

    private final Disk disk;
    private final long memoryBytes;
    private final TypeSerializer<T> serializer;
    private final HeapSizes sizes = new HeapSizes(RECORD_BYTES);
    /// The newest records, which are not in the file.
    private final OperatorList<T> newest;
    /// The file of the current records, and files that snapshots hold.
    private final Set<SpoolFile> files = new LinkedHashSet<>();

    private @Nullable SpoolFile file;
    private long bytes;

    /// Creates an empty list.
    ///
    /// @param descriptor has the serializer of the records
    /// @param memoryBytes the number of bytes that records may need in memory
    public SpooledList(ListStateDescriptor<T> descriptor, Disk disk, long memoryBytes) {
        this.disk = disk;
        this.memoryBytes = Math.max(MEMORY_MIN, memoryBytes);
        this.serializer = descriptor.getElementSerializer();
        this.newest = new OperatorList<>(descriptor, SectionKind.SPLIT_LIST);
    }

    void restore(OperatorRestore from, String name) {
        from.shareOf(name, serializer, this::add);
    }

    OperatorSnapshot.Part snapshot(String operator) throws IOException {
        OperatorSnapshot.Part rest = newest.snapshot(operator);
        return file == null ? rest : new OperatorSnapshot.Spooled(file.hold(), rest);
    }

    @Override
    public void add(T value) {
        newest.add(value);
        bytes += sizes.bytesOf(value, serializer);
        if (bytes > memoryBytes) spill();
    }

    private void spill() {
        try {
            SpoolFile to = file;
            if (to == null) {
                to = new SpoolFile(disk);
                file = to;
                files.add(to);
            }
            to.append(newest.get(), serializer);
        } catch (IOException failure) {
            throw failed(failure);
        }
        newest.clear();
        bytes = 0;
    }

    private static MillraceException failed(IOException failure) {
        return StateFaults.SPOOL
                .what("Records of a partition could not be written to a temporary file, or read from it.")
                .why("%s", failure)
                .cause(failure)
                .fix("Free space in the directory for temporary files, or give the job more managed memory.");
    }

    @Override
    public void addAll(List<T> values) {
        values.forEach(this::add);
    }

    @Override
    public void update(List<T> values) {
        List<T> copy = List.copyOf(values);
        clear();
        addAll(copy);
    }

    /// Returns the records in the order in which they were added. Each iteration reads the file again. No record may be
    /// added meanwhile.
    @Override
    public Iterable<T> get() {
        return Records::new;
    }

    private final class Records implements Iterator<T> {
        private final SpoolFile.@Nullable Reader<T> spooled = opened();
        private final Iterator<T> rest = newest.get().iterator();

        private SpoolFile.@Nullable Reader<T> opened() {
            try {
                return file == null ? null : file.read(serializer);
            } catch (IOException failure) {
                throw failed(failure);
            }
        }

        @Override
        public boolean hasNext() {
            return spooled != null && spooled.hasNext() || rest.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) throw new NoSuchElementException();
            if (spooled == null || !spooled.hasNext()) return rest.next();
            try {
                return spooled.next();
            } catch (IOException failure) {
                throw failed(failure);
            }
        }
    }

    @Override
    public void clear() {
        newest.clear();
        bytes = 0;
        SpoolFile unused = file;
        file = null;
        if (unused == null) return;
        try {
            unused.release();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /// Deletes the files, also those that snapshots hold.
    @Override
    public void close() throws IOException {
        file = null;
        for (SpoolFile each : files) each.delete();
        files.clear();
    }
}
