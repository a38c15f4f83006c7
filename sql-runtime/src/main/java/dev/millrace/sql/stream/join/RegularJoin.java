package dev.millrace.sql.stream.join;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.row.PackedRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the changes of two inputs. Called with the key of the row selected. Not thread-safe.
///
/// An outer row without a match is emitted with NULL columns. The first match takes this row back, and the loss of the
/// last match brings it back.
final class RegularJoin {
    private final JoinedRows[] sides;
    private final boolean[] isOuter;
    private final @Nullable PairFilter filter;
    private final JoinOutput output;
    private final List<Match> matches = new ArrayList<>();
    private final List<Collected> collected = new ArrayList<>();

    /// Is a row of the other input that matches.
    private record Match(PackedRow row, PackedRow unique, int times, int matches) {}

    /// Is a pair of rows with equal keys.
    private record Collected(RowKind kind, PackedRow left, PackedRow right, int times) {}

    /// @param left the rows of the left input
    /// @param right the rows of the right input
    /// @param isOuter whether rows without a match are results, for the left and the right input
    /// @param filter tests pairs of rows with equal keys; null if all of them match
    RegularJoin(JoinedRows left, JoinedRows right, boolean[] isOuter, @Nullable PairFilter filter, JoinOutput output) {
        this.sides = new JoinedRows[] {left, right};
        this.isOuter = isOuter;
        this.filter = filter;
        this.output = output;
    }

    /// Processes a change.
    ///
    /// @param input the index of the input, 0 or 1
    /// @param unique the unique columns of the row
    void row(int input, RowKind kind, PackedRow row, PackedRow unique) {
        find(input, row);
        boolean isAdded = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
        if (isAdded) add(input, kind, row, unique);
        else remove(input, kind, row, unique);
    }

    /// Returns whether only rows with a match are results, so that changes can be collected.
    boolean isInner() {
        return !isOuter[0] && !isOuter[1];
    }

    /// Collects a change of an inner join, whose pairs are tested and emitted together by [#emitCollected]. Rows of one
    /// input do not match each other, so that all pairs of a batch are known without the changes of the batch.
    void collect(int input, RowKind kind, PackedRow row, PackedRow unique) {
        sides[1 - input].forEach((other, _, times, _) -> collect(input, kind, row, other, times));
        boolean isAdded = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
        if (isAdded) sides[input].add(row, unique, 0);
        else sides[input].remove(row, unique);
    }

    private void collect(int input, RowKind kind, PackedRow row, PackedRow other, int times) {
        if (filter == null) {
            for (int i = 0; i < times; i++) emit(input, kind, row, other);
            return;
        }
        PackedRow left = input == 0 ? row : other;
        PackedRow right = input == 0 ? other : row;
        filter.add(left, right);
        collected.add(new Collected(kind, left, right, times));
        if (collected.size() >= ColumnBatch.ROWS_MAX) emitCollected();
    }

    /// Emits the collected pairs that pass the condition.
    void emitCollected() {
        if (filter == null || collected.isEmpty()) return;
        boolean[] passed = filter.test();
        for (int i = 0; i < passed.length; i++) {
            if (!passed[i]) continue;
            Collected pair = collected.get(i);
            for (int j = 0; j < pair.times; j++) output.emit(pair.kind, pair.left, pair.right);
        }
        collected.clear();
    }

    /// Processes a change of a row that cannot match, because its key is NULL.
    void rowWithoutMatch(int input, RowKind kind, PackedRow row) {
        if (!isOuter[input]) return;
        boolean isAdded = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
        emit(input, isAdded ? RowKind.INSERT : RowKind.DELETE, row, null);
    }

    private void find(int input, PackedRow row) {
        matches.clear();
        List<Match> candidates = filter == null ? matches : new ArrayList<>();
        sides[1 - input].forEach(
                (other, unique, times, matched) -> candidates.add(new Match(other, unique, times, matched)));
        if (filter == null || candidates.isEmpty()) return;
        for (Match each : candidates) {
            if (input == 0) filter.add(row, each.row);
            else filter.add(each.row, row);
        }
        boolean[] passed = filter.test();
        for (int i = 0; i < passed.length; i++) if (passed[i]) matches.add(candidates.get(i));
    }

    private void add(int input, RowKind kind, PackedRow row, PackedRow unique) {
        boolean isOtherOuter = isOuter[1 - input];
        if (isOtherOuter) {
            for (Match each : matches) {
                if (each.matches == 0) emitTimes(1 - input, RowKind.DELETE, each);
                sides[1 - input].rematch(each.row, each.unique, each.matches + 1);
            }
        }
        if (matches.isEmpty() && isOuter[input]) emit(input, RowKind.INSERT, row, null);
        emitMatches(input, isOuter[input] || isOtherOuter ? RowKind.INSERT : kind, row);
        sides[input].add(row, unique, count());
    }

    private void remove(int input, RowKind kind, PackedRow row, PackedRow unique) {
        sides[input].remove(row, unique);
        if (matches.isEmpty()) {
            if (isOuter[input]) emit(input, RowKind.DELETE, row, null);
            return;
        }
        emitMatches(input, isOuter[input] ? RowKind.DELETE : kind, row);
        if (!isOuter[1 - input]) return;
        for (Match each : matches) {
            if (each.matches <= 1) emitTimes(1 - input, RowKind.INSERT, each);
            sides[1 - input].rematch(each.row, each.unique, Math.max(0, each.matches - 1));
        }
    }

    /// Returns the number of matches, which counts equal rows.
    private int count() {
        int count = 0;
        for (Match each : matches) count += each.times;
        return count;
    }

    private void emitMatches(int input, RowKind kind, PackedRow row) {
        for (Match each : matches) for (int i = 0; i < each.times; i++) emit(input, kind, row, each.row);
    }

    private void emitTimes(int input, RowKind kind, Match match) {
        for (int i = 0; i < match.times; i++) emit(input, kind, match.row, null);
    }

    private void emit(int input, RowKind kind, PackedRow row, @Nullable PackedRow other) {
        if (input == 0) output.emit(kind, row, other);
        else output.emit(kind, other, row);
    }
}
