package dev.millrace.table.types.inference;

import java.util.Set;

/// Is a property of an argument with a fixed name and type.
public enum StaticArgumentTrait {
    SCALAR,
    TABLE,
    MODEL,
    ROW_SEMANTIC_TABLE(TABLE),
    SET_SEMANTIC_TABLE(TABLE),
    PASS_COLUMNS_THROUGH(TABLE),
    SUPPORT_UPDATES(TABLE),
    REQUIRE_ON_TIME(TABLE),
    OPTIONAL_PARTITION_BY(SET_SEMANTIC_TABLE),
    REQUIRE_UPDATE_BEFORE(SUPPORT_UPDATES),
    REQUIRE_FULL_DELETE(SUPPORT_UPDATES);

    private final Set<StaticArgumentTrait> requirements;

    StaticArgumentTrait(StaticArgumentTrait... requirements) {
        this.requirements = Set.of(requirements);
    }

    /// Returns the properties that an argument with this property must have as well.
    public Set<StaticArgumentTrait> getRequirements() {
        return requirements;
    }
}
