package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.TableDistribution;
import dev.millrace.table.schema.Column;
import dev.millrace.table.schema.UniqueConstraint;
import dev.millrace.table.schema.WatermarkSpec;
import dev.millrace.table.types.DataType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a part of ALTER TABLE, which a catalog applies to one of its tables.
public interface TableChange extends ColumnChanges {

    /// Adds a column at the end.
    static AddColumn add(Column column) {
        return new AddColumn(column, null);
    }

    /// Adds a column.
    ///
    /// @param position the place; null for the end
    static AddColumn add(Column column, @Nullable ColumnPosition position) {
        return new AddColumn(column, position);
    }

    /// Adds a primary key.
    static AddUniqueConstraint add(UniqueConstraint constraint) {
        return new AddUniqueConstraint(constraint);
    }

    /// Adds a distribution over buckets.
    static AddDistribution add(TableDistribution distribution) {
        return new AddDistribution(distribution);
    }

    /// Adds a watermark.
    static AddWatermark add(WatermarkSpec watermarkSpec) {
        return new AddWatermark(watermarkSpec);
    }

    /// Replaces a column.
    ///
    /// @param columnPosition the new place; null for the old one
    static ModifyColumn modify(Column oldColumn, Column newColumn, @Nullable ColumnPosition columnPosition) {
        return new ModifyColumn(oldColumn, newColumn, columnPosition);
    }

    /// Changes the type of a column that the connector stores.
    static ModifyPhysicalColumnType modifyPhysicalColumnType(Column oldColumn, DataType newType) {
        return new ModifyPhysicalColumnType(oldColumn, newType);
    }

    /// Renames a column.
    static ModifyColumnName modifyColumnName(Column oldColumn, String newName) {
        return new ModifyColumnName(oldColumn, newName);
    }

    /// Changes the comment of a column.
    static ModifyColumnComment modifyColumnComment(Column oldColumn, String newComment) {
        return new ModifyColumnComment(oldColumn, newComment);
    }

    /// Moves a column.
    static ModifyColumnPosition modifyColumnPosition(Column oldColumn, ColumnPosition columnPosition) {
        return new ModifyColumnPosition(oldColumn, columnPosition);
    }

    /// Replaces the primary key.
    static ModifyUniqueConstraint modify(UniqueConstraint newConstraint) {
        return new ModifyUniqueConstraint(newConstraint);
    }

    /// Replaces the distribution over buckets.
    static ModifyDistribution modify(TableDistribution distribution) {
        return new ModifyDistribution(distribution);
    }

    /// Replaces the watermark.
    static ModifyWatermark modify(WatermarkSpec newWatermarkSpec) {
        return new ModifyWatermark(newWatermarkSpec);
    }

    /// Removes a column.
    static DropColumn dropColumn(String columnName) {
        return new DropColumn(columnName);
    }

    /// Removes the watermark.
    static DropWatermark dropWatermark() {
        return new DropWatermark();
    }

    /// Removes the primary key.
    static DropConstraint dropConstraint(String constraintName) {
        return new DropConstraint(constraintName);
    }

    /// Removes the distribution over buckets.
    static DropDistribution dropDistribution() {
        return new DropDistribution();
    }

    /// Sets an option.
    static SetOption set(String key, String value) {
        return new SetOption(key, value);
    }

    /// Removes an option.
    static ResetOption reset(String key) {
        return new ResetOption(key);
    }

    /// Is a change of a table that is no materialized one.
    interface CatalogTableChange extends TableChange {}

    /// Adds a primary key.
    class AddUniqueConstraint implements CatalogTableChange {
        private final UniqueConstraint constraint;

        private AddUniqueConstraint(UniqueConstraint constraint) {
            this.constraint = constraint;
        }

        /// Returns the key.
        public UniqueConstraint getConstraint() {
            return constraint;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AddUniqueConstraint change && Objects.equals(constraint, change.constraint);
        }

        @Override
        public int hashCode() {
            return Objects.hash(constraint);
        }

        @Override
        public String toString() {
            return "AddUniqueConstraint{" + constraint + "}";
        }
    }

    /// Adds a distribution over buckets.
    class AddDistribution implements CatalogTableChange {
        private final TableDistribution distribution;

        private AddDistribution(TableDistribution distribution) {
            this.distribution = distribution;
        }

        /// Returns the distribution.
        public TableDistribution getDistribution() {
            return distribution;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AddDistribution change && Objects.equals(distribution, change.distribution);
        }

        @Override
        public int hashCode() {
            return Objects.hash(distribution);
        }

        @Override
        public String toString() {
            return "AddDistribution{" + distribution + "}";
        }
    }

    /// Adds a watermark.
    class AddWatermark implements CatalogTableChange {
        private final WatermarkSpec watermarkSpec;

        private AddWatermark(WatermarkSpec watermarkSpec) {
            this.watermarkSpec = watermarkSpec;
        }

        /// Returns the watermark.
        public WatermarkSpec getWatermark() {
            return watermarkSpec;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AddWatermark change && Objects.equals(watermarkSpec, change.watermarkSpec);
        }

        @Override
        public int hashCode() {
            return Objects.hash(watermarkSpec);
        }

        @Override
        public String toString() {
            return "AddWatermark{" + watermarkSpec + "}";
        }
    }

    /// Replaces the primary key.
    class ModifyUniqueConstraint implements CatalogTableChange {
        private final UniqueConstraint newConstraint;

        /// Creates the change.
        public ModifyUniqueConstraint(UniqueConstraint newConstraint) {
            this.newConstraint = newConstraint;
        }

        /// Returns the new key.
        public UniqueConstraint getNewConstraint() {
            return newConstraint;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyUniqueConstraint change
                    && Objects.equals(newConstraint, change.newConstraint);
        }

        @Override
        public int hashCode() {
            return Objects.hash(newConstraint);
        }

        @Override
        public String toString() {
            return "ModifyUniqueConstraint{" + newConstraint + "}";
        }
    }

    /// Replaces the distribution over buckets.
    class ModifyDistribution implements CatalogTableChange {
        private final TableDistribution distribution;

        private ModifyDistribution(TableDistribution distribution) {
            this.distribution = distribution;
        }

        /// Returns the distribution.
        public TableDistribution getDistribution() {
            return distribution;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyDistribution change && Objects.equals(distribution, change.distribution);
        }

        @Override
        public int hashCode() {
            return Objects.hash(distribution);
        }

        @Override
        public String toString() {
            return "ModifyDistribution{" + distribution + "}";
        }
    }

    /// Replaces the watermark.
    class ModifyWatermark implements CatalogTableChange {
        private final WatermarkSpec newWatermark;

        /// Creates the change.
        public ModifyWatermark(WatermarkSpec newWatermark) {
            this.newWatermark = newWatermark;
        }

        /// Returns the new watermark.
        public WatermarkSpec getNewWatermark() {
            return newWatermark;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyWatermark change && Objects.equals(newWatermark, change.newWatermark);
        }

        @Override
        public int hashCode() {
            return Objects.hash(newWatermark);
        }

        @Override
        public String toString() {
            return "ModifyWatermark{" + newWatermark + "}";
        }
    }

    /// Changes the comment of the table.
    class ModifyTableComment implements CatalogTableChange {
        private final String comment;

        /// Creates the change.
        public ModifyTableComment(String comment) {
            this.comment = comment;
        }

        /// Returns the comment.
        public String getComment() {
            return comment;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyTableComment change && Objects.equals(comment, change.comment);
        }

        @Override
        public int hashCode() {
            return Objects.hash(comment);
        }

        @Override
        public String toString() {
            return "ModifyTableComment{" + comment + "}";
        }
    }

    /// Removes the watermark.
    class DropWatermark implements CatalogTableChange {
        /// Creates the change.
        public DropWatermark() {}

        @Override
        public String toString() {
            return "DropWatermark";
        }
    }

    /// Removes the primary key.
    class DropConstraint implements CatalogTableChange {
        private final String constraintName;

        private DropConstraint(String constraintName) {
            this.constraintName = constraintName;
        }

        /// Returns the name of the key.
        public String getConstraintName() {
            return constraintName;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DropConstraint change && Objects.equals(constraintName, change.constraintName);
        }

        @Override
        public int hashCode() {
            return Objects.hash(constraintName);
        }

        @Override
        public String toString() {
            return "DropConstraint{" + constraintName + "}";
        }
    }

    /// Removes the distribution over buckets.
    class DropDistribution implements CatalogTableChange {
        /// Creates the change.
        public DropDistribution() {}

        @Override
        public String toString() {
            return "DropDistribution";
        }
    }

    /// Sets an option.
    class SetOption implements CatalogTableChange {
        private final String key;
        private final String value;

        private SetOption(String key, String value) {
            this.key = key;
            this.value = value;
        }

        /// Returns the key.
        public String getKey() {
            return key;
        }

        /// Returns the value.
        public String getValue() {
            return value;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SetOption change
                    && Objects.equals(key, change.key)
                    && Objects.equals(value, change.value);
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, value);
        }

        @Override
        public String toString() {
            return "SetOption{" + key + ", " + value + "}";
        }
    }

    /// Removes an option.
    class ResetOption implements CatalogTableChange {
        private final String key;

        /// Creates the change.
        public ResetOption(String key) {
            this.key = key;
        }

        /// Returns the key.
        public String getKey() {
            return key;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ResetOption change && Objects.equals(key, change.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(key);
        }

        @Override
        public String toString() {
            return "ResetOption{" + key + "}";
        }
    }
}
