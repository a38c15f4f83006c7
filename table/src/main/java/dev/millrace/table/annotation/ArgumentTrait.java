package dev.millrace.table.annotation;

import dev.millrace.table.types.inference.StaticArgumentTrait;

/// Is a property of an argument of a function.
public enum ArgumentTrait {
    /// The argument is a value.
    SCALAR(StaticArgumentTrait.SCALAR),
    /// The argument is a table whose rows are independent of each other.
    ROW_SEMANTIC_TABLE(StaticArgumentTrait.ROW_SEMANTIC_TABLE),
    /// The argument is a table whose rows belong to partitions.
    SET_SEMANTIC_TABLE(StaticArgumentTrait.SET_SEMANTIC_TABLE),
    /// The table need not have a partition.
    OPTIONAL_PARTITION_BY(StaticArgumentTrait.OPTIONAL_PARTITION_BY),
    /// The columns of the table are a part of the result.
    PASS_COLUMNS_THROUGH(StaticArgumentTrait.PASS_COLUMNS_THROUGH),
    /// The table may have updates.
    SUPPORT_UPDATES(StaticArgumentTrait.SUPPORT_UPDATES),
    /// Updates come with the former rows.
    REQUIRE_UPDATE_BEFORE(StaticArgumentTrait.REQUIRE_UPDATE_BEFORE),
    /// Deleted rows have all columns.
    REQUIRE_FULL_DELETE(StaticArgumentTrait.REQUIRE_FULL_DELETE),
    /// The call must name the column with the time.
    REQUIRE_ON_TIME(StaticArgumentTrait.REQUIRE_ON_TIME);

    private final StaticArgumentTrait staticTrait;

    ArgumentTrait(StaticArgumentTrait staticTrait) {
        this.staticTrait = staticTrait;
    }

    /// Returns whether the property is the kind of the argument.
    public boolean isRoot() {
        return this == SCALAR || this == ROW_SEMANTIC_TABLE || this == SET_SEMANTIC_TABLE;
    }

    /// Returns the same property for type inference.
    public StaticArgumentTrait toStaticTrait() {
        return staticTrait;
    }
}
