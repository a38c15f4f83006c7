package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.List;

/// Moves the partial matches of a key with many of them between a queue and rows. The first partial matches stay in
/// the state of the key, and a row is only written if one of its partial matches has changed. Not thread-safe.
final class RunRows<T> {
    /// The number of partial matches in the state of the key, and in each row.
    static final int ROW_MAX = 64;

    private final MatchRows<T> rows;
    private final long base;
    private final List<String> stages;
    private final MatchQueue all = new MatchQueue();
    private final List<List<PartialMatch>> loaded = new ArrayList<>();

    /// @param base the number of the first row
    /// @param stages the names of the stages of the pattern
    RunRows(MatchRows<T> rows, long base, List<String> stages) {
        this.rows = rows;
        this.base = base;
        this.stages = stages;
    }

    /// Returns the number of rows for some partial matches.
    static long rows(int inRows) {
        return (inRows + ROW_MAX - 1) / ROW_MAX;
    }

    /// Returns a queue with all partial matches of the key.
    ///
    /// @param own the queue with the first ones
    /// @param inRows the number of partial matches in rows
    MatchQueue open(MatchQueue own, int inRows) {
        if (inRows == 0) return own;
        all.set(own);
        loaded.clear();
        for (int left = inRows; left > 0; left -= ROW_MAX) {
            List<PartialMatch> runs = read(base + loaded.size());
            loaded.add(runs);
            for (PartialMatch each : runs) all.append(each);
        }
        return all;
    }

    private List<PartialMatch> read(long number) {
        if (!(rows.find(number) instanceof MatchRow.Runs<T>(List<String> names, List<PartialMatch> runs))) {
            throw Check.broken("a key lacks its row %d with partial matches", number);
        }
        return names == stages ? runs : StageNames.moved(runs, names, stages);
    }

    /// Writes the rows that have changed.
    ///
    /// @param content the queue that [#open] returned
    /// @param own receives the first partial matches
    /// @return the number of partial matches in rows
    int close(MatchQueue content, MatchQueue own) {
        int inRows = Math.max(0, content.size() - ROW_MAX);
        if (inRows == 0 && loaded.isEmpty()) return 0;
        int row = 0;
        for (int from = ROW_MAX; from < content.size(); from += ROW_MAX) {
            int to = Math.min(content.size(), from + ROW_MAX);
            if (row >= loaded.size() || !isSame(loaded.get(row), content, from, to)) {
                rows.put(base + row, new MatchRow.Runs<>(stages, content.list(from, to)));
            }
            row++;
        }
        for (int unused = row; unused < loaded.size(); unused++) rows.remove(base + unused);
        loaded.clear();
        if (content != own) own.set(content);
        own.truncate(ROW_MAX);
        all.clear();
        return inRows;
    }

    private static boolean isSame(List<PartialMatch> before, MatchQueue now, int from, int to) {
        if (before.size() != to - from) return false;
        for (int i = 0; i < before.size(); i++) if (before.get(i) != now.at(from + i)) return false;
        return true;
    }
}
