package dev.millrace.api;

/// How records are sorted.
public enum Order {
    /// Not at all.
    NONE,
    /// From the least to the greatest.
    ASCENDING,
    /// From the greatest to the least.
    DESCENDING,
    /// In some order.
    ANY;

    /// Whether there is an order.
    public boolean isOrdered() {
        return this != NONE;
    }

    /// The name in plans.
    public String getShortName() {
        return switch (this) {
            case ASCENDING -> "ASC";
            case DESCENDING -> "DESC";
            case ANY -> "*";
            case NONE -> "-";
        };
    }
}
