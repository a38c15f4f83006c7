package dev.millrace.table.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says how the rows of a table are distributed over buckets. Immutable.
public class TableDistribution {
    private final Kind kind;
    private final @Nullable Integer bucketCount;
    private final List<String> bucketKeys;

    private TableDistribution(Kind kind, @Nullable Integer bucketCount, List<String> bucketKeys) {
        this.kind = kind;
        this.bucketCount = bucketCount;
        this.bucketKeys = List.copyOf(bucketKeys);
    }

    /// Distinguishes how a bucket is chosen.
    public enum Kind {
        UNKNOWN,
        HASH,
        RANGE
    }

    /// Returns a distribution.
    ///
    /// @param bucketCount the number of buckets; null if the connector chooses it
    public static TableDistribution of(Kind kind, @Nullable Integer bucketCount, List<String> bucketKeys) {
        return new TableDistribution(kind, bucketCount, bucketKeys);
    }

    /// Returns a distribution whose kind the connector chooses.
    public static TableDistribution ofUnknown(int bucketCount) {
        return of(Kind.UNKNOWN, bucketCount, List.of());
    }

    /// Returns a distribution whose kind the connector chooses.
    public static TableDistribution ofUnknown(List<String> bucketKeys, @Nullable Integer bucketCount) {
        return of(Kind.UNKNOWN, bucketCount, bucketKeys);
    }

    /// Returns a distribution by the hash of columns.
    public static TableDistribution ofHash(List<String> bucketKeys, @Nullable Integer bucketCount) {
        return of(Kind.HASH, bucketCount, bucketKeys);
    }

    /// Returns a distribution by ranges of columns.
    public static TableDistribution ofRange(List<String> bucketKeys, @Nullable Integer bucketCount) {
        return of(Kind.RANGE, bucketCount, bucketKeys);
    }

    /// Returns how a bucket is chosen.
    public Kind getKind() {
        return kind;
    }

    /// Returns the columns that choose the bucket.
    public List<String> getBucketKeys() {
        return bucketKeys;
    }

    /// Returns the number of buckets; empty if the connector chooses it.
    public Optional<Integer> getBucketCount() {
        return Optional.ofNullable(bucketCount);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableDistribution that
                && kind == that.kind
                && Objects.equals(bucketCount, that.bucketCount)
                && bucketKeys.equals(that.bucketKeys);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, bucketCount, bucketKeys);
    }

    @Override
    public String toString() {
        String by = kind == Kind.UNKNOWN ? "" : " " + kind;
        String into = bucketCount == null ? "" : " INTO " + bucketCount + " BUCKETS";
        return "DISTRIBUTED" + by + (bucketKeys.isEmpty() ? "" : " BY " + bucketKeys) + into;
    }
}
