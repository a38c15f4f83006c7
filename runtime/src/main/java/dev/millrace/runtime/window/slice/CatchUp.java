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

/// What an operator on slices that began with a snapshot must know until its watermark is back where it was.
///
/// As in Flink, the watermark begins anew, so that records are not late until it returns. Windows that had fired fire
/// again only for the keys that get a record meanwhile. Marks are kept by the hashes of keys, since subtasks whose keys
/// come together here may have been at different watermarks, and their key groups need not have been those of now.
public final class CatchUp {
    private static final String FIRED = "windows fired";
    /// Length of a mark that holds for all keys of its group.
    private static final int SHAPED = 4;

    static final RowType<Long, Long> AGAIN = RowType.timers("windows to fire again", LongSerializer.INSTANCE);

    private final SliceShape shape;
    private final long latenessMillis;
    private final KeyedStates<Object> keyed;
    /// The smallest hashes, as unsigned numbers, from which on marks hold; in order, the first that of the subtask.
    private final long[] firstHashes;
    /// Up to which all windows had fired for keys of these hashes.
    private final long[] firedEnds;
    /// The latest of them.
    private final long last;
    /// By end of window, the keys for which it is to fire again.
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

    /// Whether a snapshot holds slices, or would if there were windows.
    public static boolean isRestored(KeyedStates<Object> keyed) {
        return keyed.restores(FIRED);
    }

    /// The windows that a snapshot holds slices of; null if it holds none.
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

    /// @param mark the fired end, and the shape of the windows; then other fired ends, each behind the smallest hash
    /// for which it holds instead
    private void restored(long first, long last, long[] mark, TreeMap<Long, Long> marks) {
        SliceShape before = new SliceShape(mark[1], mark[2], mark[3]);
        if (!before.equals(shape)) {
            throw SectionSerializers.misfit(
                    "the windows of a snapshot are of %d ms every %d ms from %d ms on, and now of %d ms every %d ms from %d ms on"
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

    /// Drops what says the same as what is before it, and what is for other subtasks' keys.
    private static void compact(TreeMap<Long, Long> marks, long behindAll) {
        marks.tailMap(behindAll, true).clear();
        Long before = null;
        for (Iterator<Long> ends = marks.values().iterator(); ends.hasNext(); ) {
            Long end = ends.next();
            if (end.equals(before)) ends.remove();
            before = end;
        }
    }

    /// Lets an end hold for some hashes, and what held behind them go on behind them.
    private static void set(TreeMap<Long, Long> marks, long first, long last, long end) {
        long behind = marks.floorEntry(last + 1).getValue();
        marks.subMap(first, true, last, true).clear();
        marks.put(first, end);
        marks.putIfAbsent(last + 1, behind);
    }

    /// Whether the watermark is back, or never was anywhere else.
    public boolean isOver() {
        return isOver;
    }

    /// The latest time that lies in no window that has not fired before, for some key; `Long.MIN_VALUE` if
    /// there is none.
    public long until() {
        return isOver ? Long.MIN_VALUE : last - 1;
    }

    /// All windows that end here or before had fired for every key.
    public long commonEnd() {
        return Arrays.stream(firedEnds).min().orElse(Long.MIN_VALUE);
    }

    /// Whether a window had fired for keys with this hash.
    public boolean hasFired(int hash, long end) {
        return !isOver && end <= firedEnd(hash);
    }

    private long firedEnd(int hash) {
        if (firedEnds.length == 1) return firedEnds[0];
        int at = Arrays.binarySearch(firstHashes, hash & 0xFFFF_FFFFL);
        return firedEnds[at < 0 ? -at - 2 : at];
    }

    /// Whether a window had been forgotten for keys with this hash, though it shares slices with windows that had not.
    public boolean isGone(int hash, long end) {
        if (isOver || shape.size() == shape.slice()) return false;
        return SliceOperator.saturatedAdd(end - 1, latenessMillis) < firedEnd(hash);
    }

    /// A window is to fire again for the current key.
    public void expect(long end) {
        KeyedTable<Object> keys = again.computeIfAbsent(end, _ -> KeyedTable.of(keyed.keyShape(), ColumnKind.LONG));
        if (keyed.keyShape().isPrimitive()) keys.claim(keyed.currentLongKey(), keyed.currentHash());
        else keys.claim(keyed.currentKey(), keyed.currentHash());
    }

    /// The end of the first window that is to fire again; `Long.MAX_VALUE` if there is none.
    public long nextEnd() {
        return again.isEmpty() ? Long.MAX_VALUE : again.firstKey();
    }

    /// The keys for which a window is to fire now; null if there are none.
    @Nullable
    public KeyedTable<Object> take(long end) {
        return again.remove(end);
    }

    /// All windows up to a watermark have fired.
    public void reached(long watermark) {
        if (SliceOperator.saturatedAdd(watermark, 1) >= last) isOver = true;
    }

    /// The ends of windows that are still open for late records although they had fired, for some key group.
    ///
    /// @param slices those that there are
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

    /// @param firedEnd up to where windows have fired since
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
        // These are few and soon gone: their keys are copied.
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
