package dev.millrace.sql.planner.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/// Checks the row pattern of MATCH_RECOGNIZE.
final class PatternCheck {
    private final RowPatternFaults faults;
    private final Set<String> names = new HashSet<>();

    PatternCheck(RowPatternFaults faults) {
        this.faults = faults;
    }

    /// Is a variable with its quantifier.
    private record Part(SqlNode node, int least, int most, boolean isGreedy) {
        boolean isOptional() {
            return least == 0;
        }

        /// Returns whether the variable is optional as a whole, as `?`, `*` and `{0,}` say. As in Flink,
        /// `{0,n}` is not.
        boolean isLeftOut() {
            return least == 0 && (most < 0 || most == 1);
        }

        /// Returns whether the variable takes more rows than necessary.
        boolean takesMore() {
            return isGreedy && least != most && most != 1;
        }
    }

    void check(SqlNode pattern) {
        List<Part> parts = new ArrayList<>();
        for (SqlNode each : sequence(pattern)) parts.add(part(each));
        if (parts.stream().allMatch(Part::isOptional)) {
            throw faults.impossible(
                    pattern, "the pattern matches no rows at all.", "Make one variable mandatory, such as A or A+.");
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).isLeftOut() && parts.get(i - 1).takesMore()) {
                throw faults.impossible(
                        parts.get(i).node,
                        "an optional variable follows a variable with a greedy quantifier.",
                        "Make the quantifier before it reluctant, such as A+?, or the variable mandatory.");
            }
        }
        Part last = parts.getLast();
        if (last.takesMore()) {
            throw faults.impossible(
                    last.node,
                    "the last variable has a greedy quantifier, whose end is never known.",
                    "End the pattern with a variable without a quantifier, or make it reluctant, such as A+?.");
        }
    }

    /// Returns the parts of a sequence in order.
    private static List<SqlNode> sequence(SqlNode pattern) {
        if (!(pattern instanceof SqlCall call) || call.getKind() != SqlKind.PATTERN_CONCAT) return List.of(pattern);
        List<SqlNode> parts = new ArrayList<>();
        for (SqlNode each : call.getOperandList()) parts.addAll(sequence(each));
        return parts;
    }

    private Part part(SqlNode node) {
        if (node instanceof SqlIdentifier variable) {
            checkName(variable);
            return new Part(node, 1, 1, true);
        }
        SqlCall call = (SqlCall) node;
        return switch (call.getKind()) {
            case PATTERN_QUANTIFIER -> quantified(call);
            case PATTERN_ALTER ->
                throw faults.unsupported(
                        call, "alternation with | is not supported.", "Write the condition with OR in DEFINE.");
            case PATTERN_PERMUTE ->
                throw faults.unsupported(call, "PERMUTE is not supported.", "Write the variables in order.");
            case PATTERN_EXCLUDED ->
                throw faults.unsupported(call, "exclusion with {- and -} is not supported.", "Leave the braces out.");
            default -> throw faults.unsupported(call, "this part of the pattern is not supported.", "Leave it out.");
        };
    }

    private Part quantified(SqlCall call) {
        SqlNode quantified = call.operand(0);
        if (!(quantified instanceof SqlIdentifier variable)) {
            throw faults.unsupported(
                    call,
                    "a quantifier on a group of variables is not supported.",
                    "Put quantifiers on variables only.");
        }
        checkName(variable);
        int least = number(call.operand(1));
        int most = number(call.operand(2));
        boolean isGreedy = !((SqlLiteral) call.operand(3)).booleanValue();
        if (least < 0 || most == 0 || (most >= 0 && most < least)) {
            throw faults.impossible(
                    call, "the numbers of rows are not possible.", "Write {n}, {n,} or {n,m} with n ≤ m and m > 0.");
        }
        if (least == 0 && most == 1 && !isGreedy) {
            throw faults.unsupported(call, "the quantifier ?? is not supported.", "Write ? or *?.");
        }
        return new Part(call, least, most, isGreedy);
    }

    private static int number(SqlNode literal) {
        return ((SqlLiteral) literal).intValue(true);
    }

    private void checkName(SqlIdentifier variable) {
        if (names.add(variable.getSimple())) return;
        throw faults.unsupported(
                variable,
                "the variable " + variable.getSimple() + " is there twice.",
                "Use another variable with the same condition.");
    }
}
