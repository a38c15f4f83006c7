package dev.millrace.table.catalog;

import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.fault.ValidationException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Identifies a table, view or function within a catalog.
public class ObjectPath implements Serializable, Comparable<ObjectPath> {
    private static final long serialVersionUID = 1L;

    private final String databaseName;
    private final String objectName;

    /// Creates a path from a database and the name of an object.
    public ObjectPath(String databaseName, String objectName) {
        if (databaseName.isBlank() || objectName.isBlank()) {
            throw new ValidationException(TableFaults.PARAMETER
                    .what("A part of the path '%s.%s' is empty.", databaseName, objectName)
                    .fix("Give the names of a database and of an object."));
        }
        this.databaseName = databaseName;
        this.objectName = objectName;
    }

    /// Returns the name of the database.
    public String getDatabaseName() {
        return databaseName;
    }

    /// Returns the name of the object.
    public String getObjectName() {
        return objectName;
    }

    /// Compares the names of the databases, and then those of the objects.
    @Override
    public int compareTo(ObjectPath other) {
        int byDatabase = databaseName.compareTo(other.databaseName);
        return byDatabase == 0 ? objectName.compareTo(other.objectName) : byDatabase;
    }

    /// Returns both names with a dot between them.
    public String getFullName() {
        return databaseName + "." + objectName;
    }

    /// Returns the path of a text such as `database.object`.
    public static ObjectPath fromString(String fullName) {
        List<String> parts = List.of(fullName.split("\\.", -1));
        if (parts.size() != 2) {
            throw new ValidationException(TableFaults.PARAMETER
                    .what("'%s' is no path of an object.", fullName)
                    .fix("Write database.object."));
        }
        return new ObjectPath(parts.getFirst(), parts.getLast());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectPath path
                && databaseName.equals(path.databaseName)
                && objectName.equals(path.objectName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(databaseName, objectName);
    }

    @Override
    public String toString() {
        return getFullName();
    }
}
