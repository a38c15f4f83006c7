package dev.millrace.api;

/// Names the sort order of records.
public enum Order {
    /// The records are not sorted.
    NONE,
    /// The records are sorted from the least to the greatest.
    ASCENDING,
    /// The records are sorted from the greatest to the least.
    DESCENDING,
    /// The records are sorted in either direction.
    ANY;

    /// Tells whether the records are sorted.
    public boolean isOrdered() {
        return this != NONE;
    }

    /// Returns the abbreviation for plans.
    public String getShortName() {
        return switch (this) {
            case ASCENDING -> "ASC";
            case DESCENDING -> "DESC";
            case ANY -> "*";
            case NONE -> "-";
        };
    }
}
