package dev.millrace.sql.connector;

import dev.millrace.sql.expression.ConstantFolding;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.Casts;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.Conjunctions;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.VarCharType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Selects the partitions of a table that a query reads. Thread-safe.
public final class PartitionConditions {
    private final RowType columns;
    private final List<Integer> keys;

    /// Creates the conditions of a table.
    ///
    /// @param columns the physical columns, to which conditions refer
    /// @param keys the names of the partition columns
    public PartitionConditions(RowType columns, List<String> keys) {
        this.columns = columns;
        this.keys = keys.stream().map(columns::getFieldIndex).toList();
    }

    /// Returns the conditions that have the same value for all rows of a partition, at any time and in any session.
    public List<Expr> of(List<Expr> conditions) {
        Set<Integer> known = new TreeSet<>(keys);
        return conditions.stream()
                .filter(each -> known.containsAll(ColumnReferences.of(each)) && isSteady(each))
                .toList();
    }

    private static boolean isSteady(Expr condition) {
        return ConstantFolding.isConstant(ColumnReferences.replaced(
                condition,
                each -> each instanceof Expr.Column column
                        ? new Expr.Literal(null, column.type().copy(true))
                        : each));
    }

    /// Returns whether partitions meet conditions.
    ///
    /// @param conditions conditions that [#of] has returned
    /// @return takes the values of the partition columns in internal form
    public Predicate<List<@Nullable Object>> selected(List<Expr> conditions) {
        if (conditions.isEmpty()) return _ -> true;
        Interpreter interpreter =
                new Interpreter(new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.EPOCH));
        Evaluation condition = interpreter.evaluation(Conjunctions.all(conditions));
        return values -> {
            GenericRowData row = new GenericRowData(columns.getFieldCount());
            for (int i = 0; i < keys.size(); i++) row.setField(keys.get(i), values.get(i));
            return Objects.equals(condition.of(row), true);
        };
    }

    /// Returns the partitions that meet conditions.
    ///
    /// @param partitions the values of the partition columns as text, by the names of the columns
    /// @param nullText the text that stands for NULL
    public List<Map<String, String>> selected(
            List<Expr> conditions, List<Map<String, String>> partitions, String nullText) {
        Predicate<List<@Nullable Object>> selection = selected(conditions);
        Casts casts = new Casts(ZoneOffset.UTC);
        return partitions.stream()
                .filter(each -> selection.test(values(each, nullText, casts)))
                .toList();
    }

    private List<@Nullable Object> values(Map<String, String> partition, String nullText, Casts casts) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int each : keys) {
            String text = partition.get(columns.getFieldNames().get(each));
            LogicalType type = columns.getTypeAt(each);
            boolean isNull = text == null || text.equals(nullText);
            values.add(
                    isNull
                            ? null
                            : casts.cast(
                                    StringData.fromString(Objects.requireNonNull(text)),
                                    VarCharType.STRING_TYPE,
                                    type));
        }
        return values;
    }
}
