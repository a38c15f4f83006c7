package dev.millrace.sql.statement;

import java.util.List;

/// Lists which parts of another table a new table takes.
///
/// @param source the other table
/// @param rules the rules, in the order of the statement
public record TableLike(ObjectName source, List<Rule> rules) {

    /// Is what happens to parts that both tables have.
    public enum Strategy {
        INCLUDING,
        EXCLUDING,
        OVERWRITING
    }

    /// Is a part of a table.
    public enum Feature {
        ALL,
        CONSTRAINTS,
        DISTRIBUTION,
        GENERATED,
        METADATA,
        OPTIONS,
        PARTITIONS,
        WATERMARKS
    }

    /// Is the strategy for one part.
    public record Rule(Strategy strategy, Feature feature) {}
}
