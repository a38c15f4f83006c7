package dev.millrace.cep.match;

import org.jspecify.annotations.Nullable;

/// Removes everything that a pattern has for a key.
public final class DroppedMatches {
    private DroppedMatches() {}

    /// Removes the rows of the partial matches of the current key.
    ///
    /// @param rows the rows of the key and the pattern
    public static <T> void drop(KeyMatches<T> key, MatchRows<T> rows) {
        EdgeReferences<T> references = new EdgeReferences<>(rows);
        drop(key.running(), references);
        drop(key.completed(), references);
        dropRows(MatchRows.RUNS, rows, references);
        dropRows(MatchRows.COMPLETED, rows, references);
        references.settle();
    }

    private static void drop(@Nullable MatchQueue queue, EdgeReferences<?> references) {
        for (int i = 0; queue != null && i < queue.size(); i++) references.change(queue.at(i), -1);
    }

    private static <T> void dropRows(long base, MatchRows<T> rows, EdgeReferences<T> references) {
        for (long number = base; rows.find(number) instanceof MatchRow.Runs<T> row; number++) {
            for (PartialMatch each : row.runs()) references.change(each, -1);
            rows.remove(number);
        }
    }
}
