package dev.millrace.table.types.logical;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describes the values of a column or an expression: a root, its parameters, and whether NULL is a value. Immutable.
public abstract class LogicalType implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean isNullable;
    private final LogicalTypeRoot typeRoot;

    /// Creates a type of the given root.
    public LogicalType(boolean isNullable, LogicalTypeRoot typeRoot) {
        this.isNullable = isNullable;
        this.typeRoot = typeRoot;
    }

    /// Returns whether NULL is a value of the type.
    public boolean isNullable() {
        return isNullable;
    }

    /// Returns the kind of the type.
    public LogicalTypeRoot getTypeRoot() {
        return typeRoot;
    }

    /// Returns whether the type has the given root.
    public boolean is(LogicalTypeRoot root) {
        return typeRoot == root;
    }

    /// Returns whether the type has one of the given roots.
    public boolean isAnyOf(LogicalTypeRoot... roots) {
        return Arrays.asList(roots).contains(typeRoot);
    }

    /// Returns whether the type belongs to one of the given families.
    public boolean isAnyOf(LogicalTypeFamily... families) {
        return Arrays.stream(families).anyMatch(this::is);
    }

    /// Returns whether the type belongs to the given family.
    public boolean is(LogicalTypeFamily family) {
        return typeRoot.getFamilies().contains(family);
    }

    /// Returns the same type with the given nullability.
    public abstract LogicalType copy(boolean isNullable);

    /// Returns the same type.
    public final LogicalType copy() {
        return copy(isNullable);
    }

    /// Returns the complete text of the type, which SQL can read.
    public abstract String asSerializableString();

    /// Returns a shorter text for messages.
    public String asSummaryString() {
        return asSerializableString();
    }

    /// Returns whether objects of the class can become values of this type.
    public abstract boolean supportsInputConversion(Class<?> type);

    /// Returns whether values of this type can become objects of the class.
    public abstract boolean supportsOutputConversion(Class<?> type);

    /// Returns the class that programs see if they ask for no other one.
    public abstract Class<?> getDefaultConversion();

    /// Returns the types within this type.
    public abstract List<LogicalType> getChildren();

    /// Calls the method of the visitor for the class of this type.
    public abstract <R> R accept(LogicalTypeVisitor<R> visitor);

    /// Returns what distinguishes the type from others of its class, beside the nullability.
    List<?> parameters() {
        return List.of();
    }

    /// Returns a formatted text, followed by `NOT NULL` if the type excludes NULL.
    protected String withNullability(String format, Object... parameters) {
        String text = parameters.length == 0 ? format : String.format(Locale.ROOT, format, parameters);
        return isNullable ? text : text + " NOT NULL";
    }

    /// Returns the names of classes as a set.
    protected static Set<String> conversionSet(String... classes) {
        return Set.of(classes);
    }

    @Override
    public String toString() {
        return asSummaryString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) return true;
        if (other == null || getClass() != other.getClass()) return false;
        LogicalType that = (LogicalType) other;
        return isNullable == that.isNullable
                && typeRoot == that.typeRoot
                && parameters().equals(that.parameters());
    }

    @Override
    public int hashCode() {
        return Objects.hash(isNullable, typeRoot.ordinal(), parameters());
    }
}
