package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.catalog.object.TableChange.CatalogTableChange;
import dev.millrace.table.schema.Column;
import dev.millrace.table.types.DataType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds the changes of columns, which programs name as members of [TableChange].
public interface ColumnChanges {

    /// Is a place for a column.
    interface ColumnPosition {
        /// Returns the place before all other columns.
        static ColumnPosition first() {
            return First.INSTANCE;
        }

        /// Returns the place behind a column.
        static ColumnPosition after(String column) {
            return new After(column);
        }
    }

    /// Is the place before all other columns.
    final class First implements ColumnPosition {
        private static final First INSTANCE = new First();

        private First() {}

        @Override
        public String toString() {
            return "FIRST";
        }
    }

    /// Is the place behind a column.
    final class After implements ColumnPosition {
        private final String column;

        private After(String column) {
            this.column = column;
        }

        /// Returns the name of the column before.
        public String column() {
            return column;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof After after && column.equals(after.column);
        }

        @Override
        public int hashCode() {
            return column.hashCode();
        }

        @Override
        public String toString() {
            return "AFTER " + Identifiers.quoted(column);
        }
    }

    /// Adds a column.
    class AddColumn implements CatalogTableChange {
        private final Column column;
        private final @Nullable ColumnPosition position;

        AddColumn(Column column, @Nullable ColumnPosition position) {
            this.column = column;
            this.position = position;
        }

        /// Returns the column.
        public Column getColumn() {
            return column;
        }

        /// Returns the place; null for the end.
        public @Nullable ColumnPosition getPosition() {
            return position;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AddColumn change
                    && Objects.equals(column, change.column)
                    && Objects.equals(position, change.position);
        }

        @Override
        public int hashCode() {
            return Objects.hash(column, position);
        }

        @Override
        public String toString() {
            return "AddColumn{" + column + ", " + position + "}";
        }
    }

    /// Removes a column.
    class DropColumn implements CatalogTableChange {
        private final String columnName;

        DropColumn(String columnName) {
            this.columnName = columnName;
        }

        /// Returns the name of the column.
        public String getColumnName() {
            return columnName;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DropColumn change && Objects.equals(columnName, change.columnName);
        }

        @Override
        public int hashCode() {
            return Objects.hash(columnName);
        }

        @Override
        public String toString() {
            return "DropColumn{" + columnName + "}";
        }
    }

    /// Replaces a column.
    class ModifyColumn implements CatalogTableChange {
        /// The column before.
        protected final Column oldColumn;

        /// The column afterwards.
        protected final Column newColumn;

        /// The new place; null for the old one.
        protected final @Nullable ColumnPosition newPosition;

        /// Creates the change.
        public ModifyColumn(Column oldColumn, Column newColumn, @Nullable ColumnPosition newPosition) {
            this.oldColumn = oldColumn;
            this.newColumn = newColumn;
            this.newPosition = newPosition;
        }

        /// Returns the column before.
        public Column getOldColumn() {
            return oldColumn;
        }

        /// Returns the column afterwards.
        public Column getNewColumn() {
            return newColumn;
        }

        /// Returns the new place; null for the old one.
        public @Nullable ColumnPosition getNewPosition() {
            return newPosition;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyColumn change
                    && getClass() == other.getClass()
                    && oldColumn.equals(change.oldColumn)
                    && newColumn.equals(change.newColumn)
                    && Objects.equals(newPosition, change.newPosition);
        }

        @Override
        public int hashCode() {
            return Objects.hash(oldColumn, newColumn, newPosition);
        }

        @Override
        public String toString() {
            return "ModifyColumn{" + oldColumn + ", " + newColumn + ", " + newPosition + "}";
        }
    }

    /// Renames a column.
    class ModifyColumnName extends ModifyColumn {
        ModifyColumnName(Column oldColumn, String newName) {
            super(oldColumn, oldColumn.rename(newName), null);
        }

        /// Returns the name before.
        public String getOldColumnName() {
            return oldColumn.getName();
        }

        /// Returns the name afterwards.
        public String getNewColumnName() {
            return newColumn.getName();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyColumnName && super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public String toString() {
            return "ModifyColumnName{" + oldColumn.getName() + ", " + newColumn.getName() + "}";
        }
    }

    /// Changes the type of a column that the connector stores.
    class ModifyPhysicalColumnType extends ModifyColumn {
        ModifyPhysicalColumnType(Column oldColumn, DataType newType) {
            super(oldColumn, oldColumn.copy(newType), null);
        }

        /// Returns the type afterwards.
        public DataType getNewType() {
            return newColumn.getDataType();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyPhysicalColumnType && super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public String toString() {
            return "ModifyPhysicalColumnType{" + oldColumn.getName() + ", " + newColumn.getDataType() + "}";
        }
    }

    /// Moves a column.
    class ModifyColumnPosition extends ModifyColumn {
        /// Creates the change.
        public ModifyColumnPosition(Column oldColumn, @Nullable ColumnPosition newPosition) {
            super(oldColumn, oldColumn, newPosition);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyColumnPosition && super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public String toString() {
            return "ModifyColumnPosition{" + oldColumn.getName() + ", " + newPosition + "}";
        }
    }

    /// Changes the comment of a column.
    class ModifyColumnComment extends ModifyColumn {
        ModifyColumnComment(Column oldColumn, String newComment) {
            super(oldColumn, oldColumn.withComment(newComment), null);
        }

        /// Returns the comment afterwards.
        public String getNewComment() {
            return newColumn.getComment().orElse("");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModifyColumnComment && super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public String toString() {
            return "ModifyColumnComment{" + oldColumn.getName() + ", " + getNewComment() + "}";
        }
    }
}
