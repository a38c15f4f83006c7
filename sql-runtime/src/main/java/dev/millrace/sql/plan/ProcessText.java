package dev.millrace.sql.plan;

import dev.millrace.sql.expression.ExprText;
import java.util.stream.Collectors;

/// Writes calls of process table functions as text.
final class ProcessText {
    private ProcessText() {}

    static String of(ProcessClause clause) {
        String arguments = clause.arguments().stream().map(ProcessText::of).collect(Collectors.joining(", "));
        return "Process " + clause.function().name() + "(" + arguments + ")"
                + (clause.uid() == null ? "" : " uid " + clause.uid());
    }

    private static String of(ProcessClause.Argument argument) {
        String text = switch (argument) {
            case ProcessClause.Value value -> ExprText.of(value.operand());
            case ProcessClause.Columns columns -> "DESCRIPTOR" + columns.columns();
            case ProcessClause.Table table ->
                "table"
                        + (table.isSet() ? " by " + table.keys() : "")
                        + (table.order().isEmpty() ? "" : " order " + PlanText.keys(table.order()))
                        + (table.timeColumn() < 0 ? "" : " on time $" + table.timeColumn());
        };
        return argument.name() + " => " + text;
    }
}
