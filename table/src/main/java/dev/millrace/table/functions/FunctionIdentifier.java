package dev.millrace.table.functions;

import dev.millrace.table.catalog.ObjectIdentifier;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Identifies a function of a catalog, or a function of SQL by its name only. Names are in lower case.
public final class FunctionIdentifier implements Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable ObjectIdentifier objectIdentifier;
    private final @Nullable String functionName;

    private FunctionIdentifier(@Nullable ObjectIdentifier objectIdentifier, @Nullable String functionName) {
        this.objectIdentifier = objectIdentifier;
        this.functionName = functionName;
    }

    /// Returns the identifier of a function in a catalog.
    public static FunctionIdentifier of(ObjectIdentifier oi) {
        return new FunctionIdentifier(normalizeObjectIdentifier(oi), null);
    }

    /// Returns the identifier of a function of SQL.
    public static FunctionIdentifier of(String functionName) {
        return new FunctionIdentifier(null, normalizeName(functionName));
    }

    /// Returns a name in lower case.
    public static String normalizeName(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Returns an identifier whose last name is in lower case.
    public static ObjectIdentifier normalizeObjectIdentifier(ObjectIdentifier oi) {
        return ObjectIdentifier.of(oi.getCatalogName(), oi.getDatabaseName(), normalizeName(oi.getObjectName()));
    }

    /// Returns the path of the function, if a catalog has it.
    public Optional<ObjectIdentifier> getIdentifier() {
        return Optional.ofNullable(objectIdentifier);
    }

    /// Returns the name of a function of SQL.
    public Optional<String> getSimpleName() {
        return Optional.ofNullable(functionName);
    }

    /// Returns the name without catalog and database.
    public String getFunctionName() {
        return objectIdentifier == null ? Objects.requireNonNull(functionName) : objectIdentifier.getObjectName();
    }

    /// Returns the names of the path.
    public List<String> toList() {
        return objectIdentifier == null ? List.of(getFunctionName()) : objectIdentifier.toList();
    }

    /// Returns the path for readers.
    public String asSummaryString() {
        return String.join(".", toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunctionIdentifier identifier
                && Objects.equals(objectIdentifier, identifier.objectIdentifier)
                && Objects.equals(functionName, identifier.functionName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(objectIdentifier, functionName);
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
