package dev.millrace.table.catalog;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Identifies a table, view, function or type by catalog, database and name. An anonymous object has a name only.
public final class ObjectIdentifier implements Serializable {
    /// Is written for the missing parts of an anonymous identifier.
    public static final String UNKNOWN = "<UNKNOWN>";

    private static final long serialVersionUID = 1L;

    private final @Nullable String catalogName;
    private final @Nullable String databaseName;
    private final String objectName;

    private ObjectIdentifier(@Nullable String catalogName, @Nullable String databaseName, String objectName) {
        this.catalogName = catalogName;
        this.databaseName = databaseName;
        this.objectName = objectName;
    }

    /// Returns the identifier of an object in a catalog.
    public static ObjectIdentifier of(String catalogName, String databaseName, String objectName) {
        boolean isUnknown = catalogName.equals(UNKNOWN) || databaseName.equals(UNKNOWN);
        if (isUnknown) {
            throw new IllegalArgumentException("Catalog and database of an identifier cannot be " + UNKNOWN + ".");
        }
        return new ObjectIdentifier(catalogName, databaseName, objectName);
    }

    /// Returns the identifier of an object that no catalog contains.
    public static ObjectIdentifier ofAnonymous(String objectName) {
        return new ObjectIdentifier(null, null, objectName);
    }

    /// Returns the name of the catalog.
    public String getCatalogName() {
        return catalogName == null ? UNKNOWN : catalogName;
    }

    /// Returns the name of the database.
    public String getDatabaseName() {
        return databaseName == null ? UNKNOWN : databaseName;
    }

    /// Returns the name of the object.
    public String getObjectName() {
        return objectName;
    }

    /// Returns database and name.
    ///
    /// @throws TableException for an anonymous object
    public ObjectPath toObjectPath() {
        if (databaseName == null) throw anonymous();
        return new ObjectPath(databaseName, objectName);
    }

    /// Returns the parts of the identifier: three, or one for an anonymous object.
    public List<String> toList() {
        return catalogName == null || databaseName == null
                ? List.of(objectName)
                : List.of(catalogName, databaseName, objectName);
    }

    /// Returns the identifier as SQL reads it.
    ///
    /// @throws TableException for an anonymous object
    public String asSerializableString() {
        if (catalogName == null) throw anonymous();
        return Identifiers.quoted(toList());
    }

    /// Returns the identifier for messages.
    public String asSummaryString() {
        return String.join(".", toList());
    }

    private TableException anonymous() {
        return new TableException(TableFaults.NO_TEXT
                .what("The object %s is anonymous, so it has no path.", objectName)
                .fix("Register the object under a name."));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectIdentifier identifier && toList().equals(identifier.toList());
    }

    @Override
    public int hashCode() {
        return toList().hashCode();
    }

    @Override
    public String toString() {
        return catalogName == null ? asSummaryString() : asSerializableString();
    }
}
