package dev.millrace.runtime.sort;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Disk;
import dev.millrace.exchange.Batch;
import dev.millrace.state.operator.HeapSizes;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Sorts the records of a partition by an order of the program. Writes sorted records to temporary files when the
/// records need too much memory. The memory is an estimate from samples. Used by the thread of one subtask.
public final class PartitionSorter<T> implements AutoCloseable {
    private static final int RECORD_BYTES = 56;
    /// All records have the same key.
    private static final byte KEY = 0;

    private final RecordKinds kinds;
    private final RunFiles files;
    private final long memoryBytes;
    private final HeapSizes sizes = new HeapSizes(RECORD_BYTES);
    private KeyRecords records = new KeyRecords(KEY, 0);
    private long bytes;

    /// Creates a sorter without records.
    ///
    /// @param order the order, in which records may be equal
    /// @param memoryBytes the number of bytes that records may need in memory
    @SuppressWarnings("unchecked") // all records are of the type T
    public PartitionSorter(TypeSerializer<T> serializer, Comparator<? super T> order, Disk disk, long memoryBytes) {
        this.kinds = new RecordKinds(
                (TypeSerializer<Object>) (TypeSerializer<?>) bytes(Types.BYTE),
                List.of((TypeSerializer<Object>) serializer),
                (left, right) -> order.compare((T) left.value(), (T) right.value()));
        this.files = new RunFiles(disk, kinds);
        this.memoryBytes = memoryBytes;
    }

    private static TypeSerializer<Byte> bytes(TypeInformation<Byte> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    /// Adds a record.
    public void add(T value) {
        SortedRecord record = new SortedRecord(Batch.NO_TIMESTAMP, 0, value);
        bytes += sizes.bytesOf(record.value(), kinds.inputs().getFirst());
        records.add(record);
        if (bytes <= memoryBytes) return;
        try (KeyRun run = taken()) {
            files.add(run);
        } catch (IOException failed) {
            throw RunFiles.failed(failed);
        }
    }

    private KeyRun taken() throws IOException {
        KeyRun run = new MemoryRun(List.of(records), kinds);
        records = new KeyRecords(KEY, 0);
        bytes = 0;
        return run;
    }

    /// Passes all records on in their order. Equal records are in the order in which they were added.
    @SuppressWarnings("unchecked") // all records are of the type T
    public void drain(Consumer<T> target) {
        try (KeyRun all = files.isEmpty() ? taken() : files.merged(taken())) {
            if (all.nextKey() == null) return;
            for (SortedRecord each = all.next(); each != null; each = all.next()) target.accept((T) each.value());
            files.close();
        } catch (IOException failed) {
            throw RunFiles.failed(failed);
        }
    }

    /// Deletes the temporary files.
    @Override
    public void close() throws IOException {
        files.close();
    }
}
