package dev.millrace.state.rows;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.RowBlocks;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes an operator's own rows by key group: all rows, or the changes. The rows may come in any order. If the
/// serialized rows of all groups exceed the memory limit, the writer makes several passes; each pass writes some groups
/// and postpones the others. Not thread-safe.
public final class OwnRowsWriter<K> {
    /// The memory limit in blocks.
    private static final int BLOCKS_MAX = 4;

    private static final int CHUNKS_PER_BLOCK = 8;

    private final Section section;
    private final List<OwnPart<K, ?, ?>> parts;
    private final TypeSerializer<K> keySerializer;
    private final int maxParallelism;
    private final SnapshotFileWriter to;
    private final BitSet written = new BitSet();
    private final DataOutputSerializer row = new DataOutputSerializer(64);
    private boolean tellsChanges;

    public OwnRowsWriter(
            Section section,
            List<OwnPart<K, ?, ?>> parts,
            TypeSerializer<K> keySerializer,
            int maxParallelism,
            SnapshotFileWriter to) {
        this.section = section;
        this.parts = parts;
        this.keySerializer = keySerializer;
        this.maxParallelism = maxParallelism;
        this.to = to;
    }

    /// Writes all rows, or the changes since the last complete snapshot.
    public void write(boolean isIncremental) throws IOException {
        tellsChanges = isIncremental && parts.stream().allMatch(OwnRowsWriter::tellsChanges);
        boolean isDone = false;
        while (!isDone) {
            Pass pass = new Pass();
            if (tellsChanges) for (OwnPart<K, ?, ?> part : parts) readRemoved(part, pass);
            for (OwnPart<K, ?, ?> part : parts) read(part, pass);
            pass.finish();
            isDone = pass.postponed.isEmpty();
        }
        if (isIncremental && !tellsChanges) for (OwnPart<K, ?, ?> part : parts) writeEmpty(part.range());
    }

    private static boolean tellsChanges(OwnPart<?, ?, ?> part) {
        return part.rows() instanceof ChangingRows<?, ?, ?> changing && !changing.isWhole();
    }

    /// Writes an empty full block for each key group without rows, because earlier files may have rows of
    /// the group.
    private void writeEmpty(KeyGroups.@Nullable Range range) throws IOException {
        if (range == null) return;
        for (int group = range.first(); group <= range.last(); group++) {
            if (written.get(group)) continue;
            blocks(group).close();
            written.set(group);
        }
    }

    private RowBlocks blocks(int group) {
        return new RowBlocks(to, new DataOutputSerializer(256), section, group, !tellsChanges);
    }

    private <N, V> void readRemoved(OwnPart<K, N, V> part, Pass pass) throws IOException {
        changing(part).forEachRemoved((key, hash, namespace) -> {
            int group = KeyGroups.of(hash, maxParallelism);
            if (written.get(group) || pass.postponed.get(group)) return;
            row.clear();
            part.namespaces().serialize(namespace, row);
            keySerializer.serialize(key, row);
            pass.add(group, true);
        });
    }

    private static <K, N, V> ChangingRows<K, N, V> changing(OwnPart<K, N, V> part) {
        return (ChangingRows<K, N, V>) part.rows();
    }

    private <N, V> void read(OwnPart<K, N, V> part, Pass pass) throws IOException {
        KeyedRows.OnRow<K, N, V> write = (key, hash, namespace, value) -> {
            int group = KeyGroups.of(hash, maxParallelism);
            if (written.get(group) || pass.postponed.get(group)) return;
            row.clear();
            part.namespaces().serialize(namespace, row);
            keySerializer.serialize(key, row);
            part.values().serialize(value, row);
            pass.add(group, false);
        };
        if (tellsChanges) changing(part).forEachChanged(write);
        else part.rows().forEach(write);
    }

    /// Holds removed keys or rows of one group that are not yet in a block.
    private static final class Chunk {
        final DataOutputSerializer bytes = new DataOutputSerializer(256);
        final boolean areRemoved;
        int rows;

        Chunk(boolean areRemoved) {
            this.areRemoved = areRemoved;
        }
    }

    /// Represents one pass over all rows.
    private final class Pass {
        private final TreeMap<Integer, Deque<Chunk>> groups = new TreeMap<>();
        final BitSet postponed = new BitSet();
        private final int chunkBytes = Math.max(1, to.blockBytes() / CHUNKS_PER_BLOCK);
        private final long bytesMax = (long) BLOCKS_MAX * to.blockBytes();
        private long bytes;
        /// The blocks of the only remaining group, after all others were postponed; else null.
        private @Nullable RowBlocks only;

        /// Adds the serialized row. All removed keys precede the first row.
        ///
        /// @param isRemoved whether the row is a removed key
        void add(int group, boolean isRemoved) throws IOException {
            if (only != null && !groups.containsKey(group)) {
                postponed.set(group);
                return;
            }
            Deque<Chunk> chunks = groups.computeIfAbsent(group, _ -> new ArrayDeque<>());
            Chunk last = chunks.peekLast();
            if (last == null || last.areRemoved != isRemoved || last.bytes.length() >= chunkBytes) {
                last = new Chunk(isRemoved);
                chunks.add(last);
            }
            last.bytes.write(row.getSharedBuffer(), 0, row.length());
            last.rows++;
            bytes += row.length();
            while (bytes > bytesMax && groups.size() > 1) postpone();
            if (bytes > bytesMax) writeOnly(groups.firstEntry());
        }

        private void postpone() {
            Map.Entry<Integer, Deque<Chunk>> last = groups.pollLastEntry();
            for (Chunk each : last.getValue()) bytes -= each.bytes.length();
            postponed.set(last.getKey());
        }

        private void writeOnly(Map.Entry<Integer, Deque<Chunk>> group) throws IOException {
            RowBlocks blocks = only == null ? blocks(group.getKey()) : only;
            only = blocks;
            write(group.getValue(), blocks);
            bytes = 0;
        }

        private void write(Deque<Chunk> chunks, RowBlocks blocks) throws IOException {
            while (!chunks.isEmpty()) {
                Chunk next = chunks.remove();
                DataOutputSerializer out = next.areRemoved ? blocks.removed(next.rows) : blocks.rows(next.rows);
                out.write(next.bytes.getSharedBuffer(), 0, next.bytes.length());
            }
        }

        void finish() throws IOException {
            for (Map.Entry<Integer, Deque<Chunk>> each : groups.entrySet()) {
                RowBlocks blocks = only == null ? blocks(each.getKey()) : only;
                write(each.getValue(), blocks);
                blocks.close();
                written.set(each.getKey());
            }
        }
    }
}
