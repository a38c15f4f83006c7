package dev.millrace.sql.planner.match;

import dev.millrace.sql.parser.ScriptStatement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Refuses what MATCH_RECOGNIZE cannot do, before the validator sees the query. The limits are those of Flink.
public final class MatchCheck extends SqlBasicVisitor<@Nullable Void> {
    private static final Set<String> UNKNOWN_FUNCTIONS = Set.of("CLASSIFIER", "MATCH_NUMBER");

    private final RowPatternFaults faults;

    /// Creates a check.
    ///
    /// @param text the text of the query, for errors
    public MatchCheck(ScriptStatement text) {
        this.faults = new RowPatternFaults(text);
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlMatchRecognize match) check(match);
        return super.visit(call);
    }

    private void check(SqlMatchRecognize match) {
        checkOrder(match);
        checkOptions(match);
        new PatternCheck(faults).check(match.getPattern());
        checkNames(match);
        for (SqlNode each : match.getMeasureList()) each.accept(new FunctionCheck(faults));
        for (SqlNode each : match.getPatternDefList()) each.accept(new FunctionCheck(faults));
    }

    private void checkOrder(SqlMatchRecognize match) {
        SqlNodeList order = match.getOrderList();
        if (order == null || order.isEmpty()) {
            throw faults.order(match, "ORDER BY is missing.", "Add ORDER BY with a time attribute in ascending order.");
        }
        SqlNode first = order.get(0);
        if (first.getKind() == SqlKind.DESCENDING) {
            throw faults.order(first, "the rows are ordered by a time in descending order.", "Leave DESC out.");
        }
    }

    private void checkOptions(SqlMatchRecognize match) {
        SqlLiteral rows = match.getRowsPerMatch();
        if (rows != null && rows.getValue() == SqlMatchRecognize.RowsPerMatchOption.ALL_ROWS) {
            throw faults.unsupported(rows, "ALL ROWS PER MATCH is not supported.", "Write ONE ROW PER MATCH.");
        }
        SqlNodeList subsets = match.getSubsetList();
        if (subsets != null && !subsets.isEmpty()) {
            throw faults.unsupported(subsets, "SUBSET is not supported.", "Use the variables themselves.");
        }
        if (match.getStrictStart().booleanValue() || match.getStrictEnd().booleanValue()) {
            throw faults.unsupported(
                    match.getPattern(),
                    "the anchors ^ and $ are not supported.",
                    "Leave them out: a partition of a stream has no last row.");
        }
        SqlLiteral within = match.getInterval();
        if (within instanceof SqlIntervalLiteral literal
                && literal.getValue() instanceof SqlIntervalLiteral.IntervalValue value
                && value.getIntervalQualifier().isYearMonth()) {
            throw faults.unsupported(
                    within, "WITHIN cannot count months or years.", "Write an interval of days or less.");
        }
    }

    /// Refuses equal names of columns of the result.
    private void checkNames(SqlMatchRecognize match) {
        Set<String> names = new HashSet<>();
        for (SqlNode each : match.getPartitionList()) {
            if (each instanceof SqlIdentifier column) names.add(column.names.getLast());
        }
        for (SqlNode each : match.getMeasureList()) {
            SqlCall measure = (SqlCall) each;
            SqlIdentifier name = (SqlIdentifier) measure.operand(1);
            if (names.add(name.getSimple())) continue;
            throw faults.sameColumn(name, name.getSimple());
        }
    }

    /// Checks the functions of measures and conditions.
    private static final class FunctionCheck extends SqlBasicVisitor<@Nullable Void> {
        private final RowPatternFaults faults;

        FunctionCheck(RowPatternFaults faults) {
            this.faults = faults;
        }

        @Override
        public @Nullable Void visit(SqlCall call) {
            if (call.getKind().belongsTo(SqlKind.QUERY)) {
                throw faults.unsupported(
                        call, "a subquery is not supported in DEFINE and MEASURES.", "Join the table before.");
            }
            switch (call.getKind()) {
                case PREV, NEXT -> checkPhysical(call);
                case FIRST, LAST -> checkOffset(call);
                default -> checkFunction(call);
            }
            return super.visit(call);
        }

        private void checkPhysical(SqlCall call) {
            if (offset(call) == 0) return;
            throw faults.unsupported(
                    call,
                    call.getOperator().getName()
                            + " is not supported, because a variable has only the rows of its match.",
                    "Use LAST with an offset, such as LAST(A.price, 1) for the row of A before the last one.");
        }

        private void checkOffset(SqlCall call) {
            if (offset(call) >= 0) return;
            throw faults.unsupported(call, "the offset is negative.", "Write 0 or a positive number.");
        }

        private static int offset(SqlCall call) {
            if (call.operandCount() < 2) return 1;
            return call.operand(1) instanceof SqlLiteral literal ? literal.intValue(false) : negated(call.operand(1));
        }

        private static int negated(SqlNode operand) {
            return operand.getKind() == SqlKind.MINUS_PREFIX ? -1 : 1;
        }

        private void checkFunction(SqlCall call) {
            String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
            boolean isFunction = call.getOperator() instanceof SqlFunction;
            if (isFunction && UNKNOWN_FUNCTIONS.contains(name)) {
                throw faults.unsupported(call, name + " is not supported.", "Leave it out.");
            }
            SqlLiteral quantifier = call.getFunctionQuantifier();
            if (quantifier != null && Objects.equals(quantifier.getValue(), SqlSelectKeyword.DISTINCT)) {
                throw faults.unsupported(call, name + " cannot be DISTINCT in MATCH_RECOGNIZE.", "Leave DISTINCT out.");
            }
        }
    }
}
