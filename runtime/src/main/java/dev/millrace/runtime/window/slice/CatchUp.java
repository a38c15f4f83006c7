package dev.millrace.runtime.window.slice;

import dev.millrace.api.serializer.LongPrimitiveArraySerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.rows.KeyedRows;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tracks the windows that had fired before a restore, until the watermark reaches its former value.
///
/// As in Flink, the watermark starts again after a restore, so records are not late until it returns. A window that had
/// fired fires again only for the keys that receive a record meanwhile. The marks of fired windows cover ranges of key
/// hashes: subtasks whose keys come together here may have had different watermarks and other key groups.
public final class CatchUp {
    private static final String FIRED = "windows fired";
    /// The length of a mark that covers all keys of its group.
    private static final int SHAPED = 4;

    static final RowType<Long, Long> AGAIN = RowType.timers("windows to fire again", LongSerializer.INSTANCE);

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    /// The first hash of each range that a mark covers, as unsigned numbers in ascending order. The first one is the
    /// subtask's first hash.
    private final long[] firstHashes;
    /// The fired end of each range: all windows up to it had fired for these keys.
    private final long[] firedEnds;
    /// The maximum of the fired ends.
    private final long last;
    /// Maps the end of each window that must fire again to the keys for which it fires.
    private final TreeMap<Long, KeyedTable<Object>> again = new TreeMap<>();
    private boolean isOver;

    public CatchUp(SliceShape shape, long latenessMillis, KeyedStates<Object> keyed) {
        this.shape = shape;
        this.latenessMillis = latenessMillis;
        this.keyed = keyed;
        TreeMap<Long, Long> marks = new TreeMap<>();
        marks.put(firstHash(keyed.range().first()), Long.MIN_VALUE);
        keyed.restoreGroups(
                FIRED,
                LongPrimitiveArraySerializer.INSTANCE,
                (first, last, mark) -> restored(first, last, mark, marks));
        compact(marks, firstHash(keyed.range().last() + 1));
        this.firstHashes = marks.keySet().stream().mapToLong(Long::longValue).toArray();
        this.firedEnds = marks.values().stream().mapToLong(Long::longValue).toArray();
        this.last = Arrays.stream(firedEnds).max().orElse(Long.MIN_VALUE);
        this.isOver = last == Long.MIN_VALUE;
        keyed.restoreRows(AGAIN, (_, _, end, _) -> expect(end));
    }

    /// Returns whether the snapshot was written by an operator on slices, even if it holds no slice.
    public static boolean isRestored(KeyedStates<Object> keyed) {
        return keyed.restores(FIRED);
    }

    /// Returns the shape of the windows whose slices a snapshot holds, or null if it holds none.
    static @Nullable public SliceShape shape(KeyedStates<Object> keyed) {
        List<SliceShape> shapes = new ArrayList<>();
        keyed.restoreGroups(FIRED, LongPrimitiveArraySerializer.INSTANCE, (_, _, mark) -> {
            if (shapes.isEmpty()) shapes.add(new SliceShape(mark[1], mark[2], mark[3]));
        });
        return shapes.isEmpty() ? null : shapes.getFirst();
    }

    private long firstHash(int group) {
        return KeyGroups.firstHash(group, keyed.maxParallelism());
    }

    /// Adds a restored mark to the marks.
    ///
    /// @param mark the fired end and the shape of the windows, followed by pairs of a hash and the fired end that
    ///     holds from this hash on
    private void restored(long first, long last, long[] mark, TreeMap<Long, Long> marks) {
        SliceShape before = new SliceShape(mark[1], mark[2], mark[3]);
        if (!before.equals(shape)) {
            throw SectionSerializers.misfit(
                    ("The windows of the snapshot have size %d, slide %d and offset %d ms. The windows of the job"
                                    + " have size %d, slide %d and offset %d ms.")
                            .formatted(
                                    before.size(),
                                    before.slide(),
                                    before.offset(),
                                    shape.size(),
                                    shape.slide(),
                                    shape.offset()));
        }
        set(marks, first, last, mark[0]);
        for (int at = SHAPED; at < mark.length; at += 2) {
            long from = Math.max(first, mark[at]);
            if (from <= last) set(marks, from, last, mark[at + 1]);
        }
    }

    /// Removes marks that repeat the previous one, and marks for keys of other subtasks.
    private static void compact(TreeMap<Long, Long> marks, long behindAll) {
        marks.tailMap(behindAll, true).clear();
        Long before = null;
        for (Iterator<Long> ends = marks.values().iterator(); ends.hasNext(); ) {
            Long end = ends.next();
            if (end.equals(before)) ends.remove();
            before = end;
        }
    }

    /// Sets the fired end of a range of hashes, and keeps the fired end of the hashes after the range.
    private static void set(TreeMap<Long, Long> marks, long first, long last, long end) {
        long behind = marks.floorEntry(last + 1).getValue();
        marks.subMap(first, true, last, true).clear();
        marks.put(first, end);
        marks.putIfAbsent(last + 1, behind);
    }

    /// Returns whether the watermark has reached its former value, or no snapshot was restored.
    public boolean isOver() {
        return isOver;
    }

    /// Returns the latest timestamp that may lie in a window that had fired for some key, or `Long.MIN_VALUE` if there
    /// is none.
    public long until() {
        return isOver ? Long.MIN_VALUE : last - 1;
    }

    /// Returns the end up to which all windows had fired for every key.
    public long commonEnd() {
        return Arrays.stream(firedEnds).min().orElse(Long.MIN_VALUE);
    }

    /// Returns whether a window had fired for keys with this hash.
    public boolean hasFired(int hash, long end) {
        return !isOver && end <= firedEnd(hash);
    }

    private long firedEnd(int hash) {
        if (firedEnds.length == 1) return firedEnds[0];
        int at = Arrays.binarySearch(firstHashes, hash & 0xFFFF_FFFFL);
        return firedEnds[at < 0 ? -at - 2 : at];
    }

    /// Returns whether a window had been cleared for keys with this hash before the restore, although other windows
    /// still need its slices.
    public boolean isGone(int hash, long end) {
        if (isOver || shape.size() == shape.slice()) return false;
        return SliceOperator.saturatedAdd(end - 1, latenessMillis) < firedEnd(hash);
    }

    /// Marks a window to fire again for the current key.
    public void expect(long end) {
        KeyedTable<Object> keys = again.computeIfAbsent(end, _ -> KeyedTable.of(keyed.keyShape(), ColumnKind.LONG));
        if (keyed.keyShape().isPrimitive()) keys.claim(keyed.currentLongKey(), keyed.currentHash());
        else keys.claim(keyed.currentKey(), keyed.currentHash());
    }

    /// Returns the end of the first window that must fire again, or `Long.MAX_VALUE` if there is none.
    public long nextEnd() {
        return again.isEmpty() ? Long.MAX_VALUE : again.firstKey();
    }

    /// Removes and returns the keys for which a window must fire now. Returns null if there are none.
    @Nullable
    public KeyedTable<Object> take(long end) {
        return again.remove(end);
    }

    /// Notes that all windows up to a watermark have fired.
    public void reached(long watermark) {
        if (SliceOperator.saturatedAdd(watermark, 1) >= last) isOver = true;
    }

    /// Returns the ends of windows that had fired for some key but still accept late records.
    ///
    /// @param slices the starts of the existing slices
    public List<Long> openEnds(Iterable<Long> slices) {
        List<Long> open = new ArrayList<>();
        for (long start : slices) {
            for (long end = shape.firstEnd(start); end <= shape.lastEnd(start); end += shape.slide()) {
                long over = SliceOperator.saturatedAdd(end - 1, latenessMillis);
                for (long fired : firedEnds) {
                    if (end > fired || over < fired) continue;
                    open.add(end);
                    break;
                }
            }
        }
        return open;
    }

    /// Adds the marks to a snapshot.
    ///
    /// @param firedEnd the end up to which windows have fired since the restore
    public void addTo(KeyedSnapshot<Object> snapshot, long firedEnd) throws IOException {
        Map<Integer, long[]> marks = new HashMap<>();
        for (int group = keyed.range().first(); group <= keyed.range().last(); group++) {
            marks.put(group, mark(group, firedEnd));
        }
        snapshot.addGroups(FIRED, LongPrimitiveArraySerializer.INSTANCE, marks);
        snapshot.add(AGAIN, rows());
    }

    private long[] mark(int group, long firedEnd) {
        long first = firstHash(group);
        long end = Math.max(firedEnd((int) first), firedEnd);
        List<Long> mark = new ArrayList<>(List.of(end, shape.size(), shape.slide(), shape.offset()));
        for (int at = 0; at < firedEnds.length; at++) {
            long other = Math.max(firedEnds[at], firedEnd);
            if (firstHashes[at] <= first || firstHashes[at] >= firstHash(group + 1) || other == end) continue;
            mark.add(firstHashes[at]);
            mark.add(other);
            end = other;
        }
        return mark.stream().mapToLong(Long::longValue).toArray();
    }

    private KeyedRows<Object, Long, Long> rows() {
        // The keys are few and the tables short-lived, so copy them.
        Map<Long, KeyedTable<Object>> copies = new TreeMap<>();
        again.forEach((end, keys) -> copies.put(end, keys.copy(each -> each)));
        return consumer -> {
            for (Map.Entry<Long, KeyedTable<Object>> each : copies.entrySet()) {
                KeyedTable<Object> keys = each.getValue();
                for (int slot = keys.next(-1); slot >= 0; slot = keys.next(slot)) {
                    consumer.row(keys.keyAt(slot), keys.hashAt(slot), each.getKey(), each.getKey() - 1);
                }
            }
        };
    }
}
