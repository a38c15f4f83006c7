package dev.millrace.sql.changelog;

import dev.millrace.sql.connector.Tables;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds sets of columns that identify the rows of operators.
final class UpsertKeys {
    private final Tables tables;

    UpsertKeys(Tables tables) {
        this.tables = tables;
    }

    /// Returns the upsert keys of an operator.
    Set<Set<Integer>> of(QueryPlan plan, List<ChangelogPlan> inputs) {
        return switch (plan) {
            case QueryPlan.Scan scan -> scan(scan);
            case QueryPlan.Project project -> project(project, inputs.getFirst().upsertKeys());
            case QueryPlan.Filter _,
                    QueryPlan.Sort _,
                    QueryPlan.Over _,
                    QueryPlan.Snapshot _,
                    QueryPlan.Watermark _,
                    QueryPlan.Normalize _ -> inputs.getFirst().upsertKeys();
            case QueryPlan.Aggregate aggregate -> aggregate(aggregate);
            case QueryPlan.Rank rank -> rank(rank, inputs.getFirst().upsertKeys());
            case QueryPlan.Join join -> JoinChanges.upsertKeys(join, inputs.getFirst(), inputs.getLast());
            case QueryPlan.Process process -> ProcessChanges.upsertKeys(process, inputs);
            default -> Set.of();
        };
    }

    private Set<Set<Integer>> scan(QueryPlan.Scan scan) {
        List<Integer> key = primaryKey(scan);
        return key.isEmpty() ? Set.of() : Set.of(new TreeSet<>(key));
    }

    /// Returns the columns of the primary key of a table; empty if there is none.
    List<Integer> primaryKey(QueryPlan.Scan scan) {
        List<Integer> key = new ArrayList<>();
        for (String each : tables.primaryKey(scan.table())) {
            int index = scan.rowType().getFieldIndex(each);
            if (index < 0) return List.of();
            key.add(index);
        }
        return key;
    }

    private static Set<Set<Integer>> project(QueryPlan.Project project, Set<Set<Integer>> input) {
        Set<Set<Integer>> keys = new HashSet<>();
        for (Set<Integer> each : input) {
            Set<Integer> key = new TreeSet<>();
            for (int column : each) {
                int at = place(project, column);
                if (at >= 0) key.add(at);
            }
            if (key.size() == each.size()) keys.add(key);
        }
        return keys;
    }

    private static int place(QueryPlan.Project project, int column) {
        for (int i = 0; i < project.expressions().size(); i++) {
            if (source(project.expressions().get(i)) == column) return i;
        }
        return -1;
    }

    /// Returns the column whose value an expression keeps; -1 if there is none. A cast that only changes whether NULL
    /// is allowed keeps it.
    private static int source(Expr expression) {
        return switch (expression) {
            case Expr.Column column -> column.index();
            case Expr.Cast cast
            when cast.type().copy(true).equals(cast.operand().type().copy(true)) -> source(cast.operand());
            default -> -1;
        };
    }

    private static Set<Set<Integer>> aggregate(QueryPlan.Aggregate aggregate) {
        if (aggregate.groupingSets().size() > 1) return Set.of();
        Set<Integer> key = new TreeSet<>();
        for (int i = 0; i < aggregate.keys().size(); i++) key.add(i);
        return Set.of(key);
    }

    private static Set<Set<Integer>> rank(QueryPlan.Rank rank, Set<Set<Integer>> input) {
        Set<Set<Integer>> keys = new HashSet<>(input);
        Set<Integer> partition = new TreeSet<>(rank.keys());
        if (rank.first() == 1 && rank.last() == 1) keys.add(Set.copyOf(partition));
        if (rank.hasNumber()) {
            partition.add(rank.rowType().getFieldCount() - 1);
            keys.add(partition);
        }
        return keys;
    }
}
