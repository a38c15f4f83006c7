package dev.millrace.sql.stream.join;

import dev.millrace.api.value.RowKind;
import dev.millrace.sql.stream.row.PackedRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes on the left rows that have a match in the right input, or those that have none. Called with the key of the
/// row selected. Not thread-safe.
final class SemiJoin {
    private final JoinedRows left;
    private final JoinedRows right;
    private final boolean isAnti;
    private final @Nullable PairFilter filter;
    private final JoinOutput output;

    /// Is a left row that matches a right one.
    private record Match(PackedRow row, PackedRow unique, int times, int matches) {}

    /// @param isAnti whether the rows without a match are wanted
    SemiJoin(JoinedRows left, JoinedRows right, boolean isAnti, @Nullable PairFilter filter, JoinOutput output) {
        this.left = left;
        this.right = right;
        this.isAnti = isAnti;
        this.filter = filter;
        this.output = output;
    }

    private static boolean isAdded(RowKind kind) {
        return kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
    }

    /// Processes a change of the left input.
    void left(RowKind kind, PackedRow row, PackedRow unique) {
        int matches = 0;
        List<PackedRow> rows = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        right.forEach((other, _, count, _) -> {
            rows.add(other);
            times.add(count);
            if (filter != null) filter.add(row, other);
        });
        boolean[] passed = filter == null ? null : filter.test();
        for (int i = 0; i < rows.size(); i++) if (passed == null || passed[i]) matches += times.get(i);
        if (matches == 0 == isAnti) output.emit(kind, row, null);
        if (isAdded(kind)) left.add(row, unique, matches);
        else left.remove(row, unique);
    }

    /// Processes a change of a left row whose key is NULL.
    void leftWithoutMatch(RowKind kind, PackedRow row) {
        if (isAnti) output.emit(kind, row, null);
    }

    /// Processes a change of the right input.
    void right(RowKind kind, PackedRow row, PackedRow unique) {
        if (isAdded(kind)) right.add(row, unique, 0);
        else right.remove(row, unique);
        List<Match> matches = new ArrayList<>();
        left.forEach((other, key, times, matched) -> {
            matches.add(new Match(other, key, times, matched));
            if (filter != null) filter.add(other, row);
        });
        boolean[] passed = filter == null ? null : filter.test();
        for (int i = 0; i < matches.size(); i++) {
            if (passed == null || passed[i]) rematch(matches.get(i), kind);
        }
    }

    private void rematch(Match match, RowKind kind) {
        boolean isAdded = isAdded(kind);
        if (isAdded && match.matches == 0) emit(isAnti ? RowKind.DELETE : kind, match);
        if (!isAdded && match.matches <= 1) emit(isAnti ? RowKind.INSERT : kind, match);
        left.rematch(match.row, match.unique, isAdded ? match.matches + 1 : Math.max(0, match.matches - 1));
    }

    private void emit(RowKind kind, Match match) {
        for (int i = 0; i < match.times; i++) output.emit(kind, match.row, null);
    }
}
