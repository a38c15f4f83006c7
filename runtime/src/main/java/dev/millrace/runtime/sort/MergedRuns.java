package dev.millrace.runtime.sort;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Merges runs. Records that are equal in the order come from earlier runs first, so the order of arrival is kept.
final class MergedRuns implements KeyRun {

    /// Reads one run, and holds the next key and the next record.
    private static final class Head {
        private final KeyRun run;
        private final int number;
        private Key key;
        private SortedRecord record;

        Head(KeyRun run, int number, Key key, SortedRecord record) {
            this.run = run;
            this.number = number;
            this.key = key;
            this.record = record;
        }

        Key key() {
            return key;
        }

        SortedRecord record() {
            return record;
        }

        int number() {
            return number;
        }
    }

    private final List<KeyRun> runs;
    private final PriorityQueue<Head> byKey = new PriorityQueue<>(Comparator.comparing(Head::key));
    private final PriorityQueue<Head> inOrder;

    /// Merges runs.
    ///
    /// @param runs the runs in the order in which their records arrived
    /// @param order the order of a key's records
    MergedRuns(List<KeyRun> runs, Comparator<SortedRecord> order) throws IOException {
        this.runs = runs;
        this.inOrder =
                new PriorityQueue<>(Comparator.comparing(Head::record, order).thenComparingInt(Head::number));
        for (int i = 0; i < runs.size(); i++) {
            Key first = runs.get(i).nextKey();
            SortedRecord record = first == null ? null : runs.get(i).next();
            if (first != null && record != null) byKey.add(new Head(runs.get(i), i, first, record));
        }
    }

    @Override
    public @Nullable Key nextKey() {
        Head least = byKey.poll();
        if (least == null) return null;
        inOrder.add(least);
        for (Head each = byKey.peek(); each != null && each.key.equals(least.key); each = byKey.peek()) {
            byKey.remove();
            inOrder.add(each);
        }
        return least.key;
    }

    @Override
    public @Nullable SortedRecord next() throws IOException {
        Head head = inOrder.poll();
        if (head == null) return null;
        SortedRecord result = head.record;
        SortedRecord following = head.run.next();
        if (following != null) {
            head.record = following;
            inOrder.add(head);
            return result;
        }
        Key key = head.run.nextKey();
        SortedRecord first = key == null ? null : head.run.next();
        if (key != null && first != null) {
            head.key = key;
            head.record = first;
            byKey.add(head);
        }
        return result;
    }

    @Override
    public void close() throws IOException {
        for (KeyRun each : runs) each.close();
    }
}
