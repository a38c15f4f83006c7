package dev.millrace.sql.lookup;

import dev.millrace.sql.connector.LookupAccess;
import dev.millrace.sql.connector.LookupRequest;
import dev.millrace.sql.connector.TableLookup;
import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.LookupClause;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.JoinKind;
import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes a lookup join with the function that its subtasks call.
///
/// @param left the type of the left rows
/// @param right the type of the read columns of the table
/// @param keyType the type of the values of the key
/// @param values the values of the key, over the columns of the left input
/// @param leftFilter the condition that left rows fulfil, or they have no match; null for all rows
/// @param condition the condition over the left columns and the read columns; null for none
/// @param results the columns of the right side, over the read columns
/// @param keepsLeft whether left rows without a match are results
/// @param rowType the type of the results
public record LookupStep(
        LookupAccess access,
        LookupCalls calls,
        RowType left,
        RowType right,
        RowType keyType,
        List<Expr> values,
        @Nullable Expr leftFilter,
        @Nullable Expr condition,
        List<Expr> results,
        boolean keepsLeft,
        RowType rowType)
        implements Serializable {

    /// Returns the step of a plan.
    ///
    /// @param left the type of the left rows
    /// @param calls the calls that the session asks for
    /// @throws dev.millrace.base.fault.MillraceException if the connector refuses the lookup
    public static LookupStep of(QueryPlan.Lookup plan, RowType left, Tables tables, LookupCalls calls) {
        LookupClause clause = plan.clause();
        int width = left.getFieldCount();
        List<Integer> read = clause.read(width);
        List<RowType.RowField> fields = new ArrayList<>();
        for (int each : read) fields.add(clause.tableType().getFields().get(each));
        RowType right = new RowType(false, fields);
        List<RowType.RowField> keyFields = new ArrayList<>();
        for (int i = 0; i < clause.keys().size(); i++) {
            keyFields.add(new RowType.RowField(
                    clause.tableType().getFieldNames().get(clause.keys().get(i)),
                    clause.values().get(i).type()));
        }
        TableLookup lookup = Objects.requireNonNull(
                tables.source(clause.table(), clause.options()).lookup(), clause.name());
        Boolean asynchronous = LookupHint.of(clause.hint()).asynchronous();
        LookupAccess access = lookup.of(new LookupRequest(
                clause.keys().stream().map(read::indexOf).toList(), read, right, asynchronous == null || asynchronous));
        return new LookupStep(
                access,
                calls.with(clause.hint()),
                left,
                right,
                new RowType(false, keyFields),
                List.copyOf(clause.values()),
                clause.leftFilter(),
                clause.condition() == null
                        ? null
                        : ColumnReferences.mapped(
                                clause.condition(), i -> i < width ? i : width + read.indexOf(i - width)),
                clause.results().stream()
                        .map(each -> ColumnReferences.mapped(each, read::indexOf))
                        .toList(),
                plan.kind() == JoinKind.LEFT,
                plan.rowType());
    }

    /// Returns the type of the columns of the right side.
    RowType resultType() {
        List<RowType.RowField> fields = rowType.getFields().subList(left.getFieldCount(), rowType.getFieldCount());
        return new RowType(false, fields);
    }
}
