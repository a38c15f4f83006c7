package dev.millrace.table.catalog;

import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.fault.ValidationException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is an identifier as a program writes it: a name, perhaps with database and catalog before it.
public final class UnresolvedIdentifier {
    private final List<String> parts;

    private UnresolvedIdentifier(List<String> parts) {
        this.parts = parts;
    }

    /// Returns the identifier with the given parts, the name last.
    public static UnresolvedIdentifier of(String... path) {
        return of(Arrays.asList(path));
    }

    /// Returns the identifier with the given parts, the name last.
    public static UnresolvedIdentifier of(List<String> path) {
        boolean isWrong = path.isEmpty() || path.size() > 3 || path.stream().anyMatch(String::isBlank);
        if (isWrong) {
            throw new ValidationException(TableFaults.PARAMETER
                    .what("%s is no identifier.", path)
                    .why("an identifier has one to three parts, and no part is empty")
                    .fix("Write object, database.object or catalog.database.object."));
        }
        return new UnresolvedIdentifier(List.copyOf(path));
    }

    /// Returns the identifier of an object.
    public static UnresolvedIdentifier of(ObjectIdentifier identifier) {
        return of(identifier.toList());
    }

    /// Returns the name of the catalog if there is one.
    public Optional<String> getCatalogName() {
        return parts.size() < 3 ? Optional.empty() : Optional.of(parts.getFirst());
    }

    /// Returns the name of the database if there is one.
    public Optional<String> getDatabaseName() {
        return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
    }

    /// Returns the name of the object.
    public String getObjectName() {
        return parts.getLast();
    }

    /// Returns the identifier with backticks.
    public String asSummaryString() {
        return Identifiers.quoted(parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnresolvedIdentifier identifier && parts.equals(identifier.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
