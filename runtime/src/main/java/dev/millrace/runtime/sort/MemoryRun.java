package dev.millrace.runtime.sort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads records that are in memory. Releases the records of a key after the records were read.
final class MemoryRun implements KeyRun {
    private record Group(Key key, KeyRecords records) {}

    private final RecordKinds kinds;
    private final List<@Nullable Group> groups = new ArrayList<>();
    private Iterator<SortedRecord> current = List.<SortedRecord>of().iterator();
    private int at;

    MemoryRun(List<KeyRecords> all, RecordKinds kinds) throws IOException {
        this.kinds = kinds;
        List<Group> sorted = new ArrayList<>(all.size());
        for (KeyRecords each : all) sorted.add(new Group(kinds.key(each.key(), each.hash()), each));
        sorted.sort(Comparator.comparing(Group::key));
        groups.addAll(sorted);
    }

    @Override
    public @Nullable Key nextKey() {
        if (at == groups.size()) return null;
        Group group = groups.set(at++, null);
        if (group == null) return null;
        current = group.records.inOrder(kinds.order()).iterator();
        return group.key;
    }

    @Override
    public @Nullable SortedRecord next() {
        return current.hasNext() ? current.next() : null;
    }

    @Override
    public void close() {
        groups.clear();
        at = 0;
    }
}
