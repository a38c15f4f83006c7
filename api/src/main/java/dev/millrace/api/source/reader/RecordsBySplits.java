package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a batch in collections.
public class RecordsBySplits<E> implements RecordsWithSplitIds<E> {
    private final Set<String> finishedSplits;
    private final Iterator<Map.Entry<String, Collection<E>>> splits;
    private @Nullable Iterator<E> records;

    /// @param recordsBySplit the records by split id
    public RecordsBySplits(Map<String, Collection<E>> recordsBySplit, Set<String> finishedSplits) {
        this.splits = recordsBySplit.entrySet().iterator();
        this.finishedSplits = finishedSplits;
    }

    @Override
    public @Nullable String nextSplit() {
        if (!splits.hasNext()) {
            records = null;
            return null;
        }
        Map.Entry<String, Collection<E>> split = splits.next();
        records = split.getValue().iterator();
        return split.getKey();
    }

    @Override
    public @Nullable E nextRecordFromSplit() {
        if (records == null) throw new IllegalStateException("nextSplit was not called, or gave null");
        return records.hasNext() ? records.next() : null;
    }

    @Override
    public Set<String> finishedSplits() {
        return finishedSplits;
    }

    /// Builds a batch.
    public static class Builder<E> {
        private final Map<String, Collection<E>> recordsBySplit = new HashMap<>();
        private final Set<String> finishedSplits = new HashSet<>();

        public void add(String splitId, E record) {
            recordsBySplit.computeIfAbsent(splitId, _ -> new ArrayList<>()).add(record);
        }

        public void add(SourceSplit split, E record) {
            add(split.splitId(), record);
        }

        public void addAll(String splitId, Collection<E> records) {
            recordsBySplit.computeIfAbsent(splitId, _ -> new ArrayList<>()).addAll(records);
        }

        public void addAll(SourceSplit split, Collection<E> records) {
            addAll(split.splitId(), records);
        }

        public void addFinishedSplit(String splitId) {
            finishedSplits.add(splitId);
        }

        public void addFinishedSplits(Collection<String> splitIds) {
            finishedSplits.addAll(splitIds);
        }

        public RecordsBySplits<E> build() {
            return new RecordsBySplits<>(recordsBySplit, finishedSplits);
        }
    }
}
