package dev.millrace.sql.compile.code;

import dev.millrace.sql.expression.Expr;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what the method of some expressions contains.
final class Inlined {
    private Inlined() {}

    /// Returns the columns that the code of expressions reads, without those that only outlined parts read.
    static Set<Expr.Column> columns(List<Expr> expressions, Set<Expr> outlined) {
        Map<Integer, Expr.Column> found = new LinkedHashMap<>();
        for (Expr each : expressions) add(each, outlined, found);
        return new LinkedHashSet<>(found.values());
    }

    private static void add(Expr expression, Set<Expr> outlined, Map<Integer, Expr.Column> found) {
        if (expression instanceof Expr.Column column) found.putIfAbsent(column.index(), column);
        for (Expr each : Purity.operands(expression)) if (!outlined.contains(each)) add(each, outlined, found);
    }
}
