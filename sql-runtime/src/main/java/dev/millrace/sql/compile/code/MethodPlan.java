package dev.millrace.sql.compile.code;

import dev.millrace.sql.expression.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Divides the code of expressions into methods that are so small that the JIT compiler accepts them. Sizes are
/// estimates in bytes of instructions.
final class MethodPlan {
    private static final int LEAF = 20;
    private static final int NODE = 75;
    private static final int CALL = 40;
    private static final int PART_MAX = 3000;
    private static final int METHOD_MAX = 4000;

    private final Set<Expr> outlined = new HashSet<>();
    private final Map<Expr, Integer> sizes = new HashMap<>();

    /// Returns the expressions that become methods of their own.
    Set<Expr> outlined() {
        return outlined;
    }

    /// Returns expressions in groups, each of which is a method.
    List<List<Integer>> groups(List<Expr> expressions) {
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        int sum = 0;
        for (int i = 0; i < expressions.size(); i++) {
            int size = size(expressions.get(i)) + NODE;
            if (sum + size > METHOD_MAX && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                sum = 0;
            }
            group.add(i);
            sum += size;
        }
        if (!group.isEmpty()) groups.add(group);
        return groups;
    }

    /// Returns the size of the code of an expression. Outlines its largest operands if it is too large.
    int size(Expr expression) {
        Integer known = sizes.get(expression);
        if (known != null) return known;
        int computed = compute(expression);
        sizes.put(expression, computed);
        return computed;
    }

    private int compute(Expr expression) {
        List<Expr> operands = Purity.operands(expression);
        if (operands.isEmpty()) return LEAF;
        int sum = NODE + CALL * operands.size();
        for (Expr each : operands) sum += outlined.contains(each) ? 0 : size(each);
        if (sum <= PART_MAX) return sum;
        List<Expr> largest = new ArrayList<>(operands);
        largest.sort(Comparator.comparing(this::size).reversed());
        for (Expr each : largest) {
            if (sum <= PART_MAX || size(each) <= CALL || !outlined.add(each)) continue;
            sum -= size(each);
        }
        return sum;
    }
}
