package dev.millrace.table.catalog.stats;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Is a date in column statistics. Immutable.
public class Date {
    private final long daysSinceEpoch;

    /// Creates a date.
    ///
    /// @param daysSinceEpoch the number of days since 1970-01-01
    public Date(long daysSinceEpoch) {
        this.daysSinceEpoch = daysSinceEpoch;
    }

    /// Returns the number of days since 1970-01-01.
    public long getDaysSinceEpoch() {
        return daysSinceEpoch;
    }

    /// Returns an equal date.
    public Date copy() {
        return new Date(daysSinceEpoch);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Date date && daysSinceEpoch == date.daysSinceEpoch;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(daysSinceEpoch);
    }

    @Override
    public String toString() {
        return LocalDate.ofEpochDay(daysSinceEpoch).toString();
    }
}
