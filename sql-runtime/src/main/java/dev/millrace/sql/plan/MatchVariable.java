package dev.millrace.sql.plan;

import java.io.Serializable;

/// Is a variable of a row pattern, to which one or more consecutive rows belong.
///
/// @param name the name
/// @param least the smallest number of rows
/// @param most the largest number of rows; [#UNBOUNDED] for any number
/// @param isGreedy whether the variable takes as many rows as possible
/// @param condition the condition for each row
public record MatchVariable(String name, int least, int most, boolean isGreedy, MatchExpression condition)
        implements Serializable {
    /// Stands for any number of rows.
    public static final int UNBOUNDED = -1;

    /// Returns whether the variable takes exactly one row.
    public boolean isSingle() {
        return least == 1 && most == 1;
    }

    /// Returns whether the variable may have no row.
    public boolean isOptional() {
        return least == 0;
    }
}
