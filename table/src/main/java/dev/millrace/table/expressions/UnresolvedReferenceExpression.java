package dev.millrace.table.expressions;

import dev.millrace.table.catalog.Identifiers;
import java.util.List;

/// Refers to a column, or to a window, by its name.
///
/// @param name `*` stands for all columns
public record UnresolvedReferenceExpression(String name) implements Expression {

    /// Returns the name.
    public String getName() {
        return name;
    }

    @Override
    public String asSummaryString() {
        return name.equals("*") ? name : Identifiers.quoted(name);
    }

    @Override
    public List<Expression> getChildren() {
        return List.of();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
