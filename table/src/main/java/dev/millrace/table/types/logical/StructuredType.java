package dev.millrace.table.types.logical;

import dev.millrace.api.value.Row;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.catalog.ObjectIdentifier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes objects with named attributes. A Java class or a name in a catalog identifies the type.
public final class StructuredType extends UserDefinedType {
    /// The format of the text of a type in a catalog.
    public static final String CATALOG_FORMAT = "%s";

    /// The format of the text of a type that a class identifies.
    public static final String INLINE_FORMAT = "STRUCTURED<'%s', %s>";

    /// The class of values whose own class is not loaded.
    public static final Class<?> FALLBACK_CONVERSION = Row.class;

    private static final long serialVersionUID = 1L;

    /// Describes an attribute of a structured type: a name, a type, and perhaps a description.
    public static final class StructuredAttribute implements Serializable {
        /// The format of the text of a field with a description.
        public static final String FIELD_FORMAT_WITH_DESCRIPTION = "%s %s '%s'";

        /// The format of the text of a field without a description.
        public static final String FIELD_FORMAT_NO_DESCRIPTION = "%s %s";

        private static final long serialVersionUID = 1L;

        private final String name;
        private final LogicalType type;
        private final @Nullable String description;

        /// Creates a field with a description.
        public StructuredAttribute(String name, LogicalType type, @Nullable String description) {
            this.name = name;
            this.type = type;
            this.description = description;
        }

        /// Creates a field without a description.
        public StructuredAttribute(String name, LogicalType type) {
            this(name, type, null);
        }

        /// Returns the name.
        public String getName() {
            return name;
        }

        /// Returns the type.
        public LogicalType getType() {
            return type;
        }

        /// Returns the description if there is one.
        public Optional<String> getDescription() {
            return Optional.ofNullable(description);
        }

        /// Returns the same field.
        public StructuredAttribute copy() {
            return new StructuredAttribute(name, type.copy(), description);
        }

        /// Returns a text for messages.
        public String asSummaryString() {
            return text(type.asSummaryString());
        }

        /// Returns the text that SQL can read.
        public String asSerializableString() {
            return text(type.asSerializableString());
        }

        private String text(String typeText) {
            String quoted = Identifiers.quoted(name);
            return description == null
                    ? String.format(FIELD_FORMAT_NO_DESCRIPTION, quoted, typeText)
                    : String.format(FIELD_FORMAT_WITH_DESCRIPTION, quoted, typeText, description.replace("'", "''"));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StructuredAttribute field
                    && name.equals(field.name)
                    && type.equals(field.type)
                    && Objects.equals(description, field.description);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, type, description);
        }
    }

    /// Says how values of a type compare.
    public enum StructuredComparison {
        EQUALS,
        FULL,
        NONE;

        /// Returns whether values can be equal.
        public boolean isEquality() {
            return this != NONE;
        }

        /// Returns whether values have an order.
        public boolean isComparison() {
            return this == FULL;
        }
    }

    /// Builds a structured type.
    public static final class Builder {
        private final @Nullable ObjectIdentifier identifier;
        private final @Nullable String className;
        private final @Nullable Class<?> implementationClass;
        private List<StructuredAttribute> attributes = List.of();
        private boolean isNullable = true;
        private boolean isFinal = true;
        private boolean isInstantiable = true;
        private StructuredComparison comparison = StructuredComparison.NONE;
        private @Nullable StructuredType superType;
        private @Nullable String description;

        private Builder(
                @Nullable ObjectIdentifier identifier,
                @Nullable String className,
                @Nullable Class<?> implementationClass) {
            this.identifier = identifier;
            this.className = className;
            this.implementationClass = implementationClass;
        }

        /// Starts with the name of a class that need not exist.
        public Builder(String className) {
            this(null, className, null);
        }

        /// Starts with a class.
        public Builder(Class<?> implementationClass) {
            this(null, implementationClass.getName(), implementationClass);
        }

        /// Starts with a name in a catalog.
        public Builder(ObjectIdentifier objectIdentifier) {
            this(objectIdentifier, null, null);
        }

        /// Starts with a name in a catalog and a class.
        public Builder(ObjectIdentifier objectIdentifier, Class<?> implementationClass) {
            this(objectIdentifier, implementationClass.getName(), implementationClass);
        }

        /// Sets the attributes.
        public Builder attributes(List<StructuredAttribute> all) {
            RowType.requireDistinct(
                    all.stream().map(StructuredAttribute::getName).toList());
            attributes = List.copyOf(all);
            return this;
        }

        /// Sets whether NULL is a value of the type.
        public Builder setNullable(boolean value) {
            isNullable = value;
            return this;
        }

        /// Adds a description.
        public Builder description(String text) {
            description = text;
            return this;
        }

        /// Sets whether no type can extend this one.
        public Builder setFinal(boolean value) {
            isFinal = value;
            return this;
        }

        /// Sets whether values of exactly this type exist.
        public Builder setInstantiable(boolean value) {
            isInstantiable = value;
            return this;
        }

        /// Sets how values compare.
        public Builder comparison(StructuredComparison value) {
            comparison = value;
            return this;
        }

        /// Sets the type that this one extends.
        public Builder superType(StructuredType type) {
            superType = type;
            return this;
        }

        /// Returns the type.
        public StructuredType build() {
            return new StructuredType(this, isNullable);
        }
    }

    private final @Nullable String className;
    private final @Nullable Class<?> implementationClass;
    private final List<StructuredAttribute> attributes;
    private final boolean isInstantiable;
    private final StructuredComparison comparison;
    private final @Nullable StructuredType superType;

    private StructuredType(Builder from, boolean isNullable) {
        super(isNullable, LogicalTypeRoot.STRUCTURED_TYPE, from.identifier, from.isFinal, from.description);
        this.className = from.className;
        this.implementationClass = from.implementationClass;
        this.attributes = from.attributes;
        this.isInstantiable = from.isInstantiable;
        this.comparison = from.comparison;
        this.superType = from.superType;
    }

    /// Starts a type with a name in a catalog.
    public static Builder newBuilder(ObjectIdentifier objectIdentifier) {
        return new Builder(objectIdentifier);
    }

    /// Starts a type with a name in a catalog and a class.
    public static Builder newBuilder(ObjectIdentifier objectIdentifier, Class<?> implementationClass) {
        return new Builder(objectIdentifier, implementationClass);
    }

    /// Starts a type with a class.
    public static Builder newBuilder(Class<?> implementationClass) {
        return new Builder(implementationClass);
    }

    /// Starts a type with the name of a class that need not exist.
    public static Builder newBuilder(String className) {
        return new Builder(className);
    }

    /// Returns the attributes in their order.
    public List<StructuredAttribute> getAttributes() {
        return attributes;
    }

    /// Returns whether values of exactly this type exist.
    public boolean isInstantiable() {
        return isInstantiable;
    }

    /// Returns how values compare.
    public StructuredComparison getComparison() {
        return comparison;
    }

    /// Returns the type that this one extends, if there is one.
    public Optional<StructuredType> getSuperType() {
        return Optional.ofNullable(superType);
    }

    /// Returns the name of the class if the type has one.
    public Optional<String> getClassName() {
        return Optional.ofNullable(className);
    }

    /// Returns the class if it is loaded.
    public Optional<Class<?>> getImplementationClass() {
        return Optional.ofNullable(implementationClass);
    }

    /// Loads a class by name without initializing it.
    public static Optional<Class<?>> resolveClass(ClassLoader loader, String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        Builder same = new Builder(getObjectIdentifier().orElse(null), className, implementationClass);
        same.attributes = attributes;
        same.isFinal = isFinal();
        same.isInstantiable = isInstantiable;
        same.comparison = comparison;
        same.superType = superType;
        same.description = getDescription().orElse(null);
        return new StructuredType(same, isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        return text(StructuredAttribute::asSummaryString);
    }

    @Override
    public String asSerializableString() {
        return text(StructuredAttribute::asSerializableString);
    }

    private String text(Function<StructuredAttribute, String> each) {
        Optional<ObjectIdentifier> identifier = getObjectIdentifier();
        if (identifier.isPresent()) {
            return withNullability(
                    CATALOG_FORMAT, Identifiers.quoted(identifier.get().toList()));
        }
        String texts = attributes.stream().map(each).collect(Collectors.joining(", "));
        return withNullability(INLINE_FORMAT, Objects.requireNonNull(className).replace("'", "''"), texts);
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return supportsRow(type) || implementationClass != null && implementationClass.isAssignableFrom(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return supportsRow(type) || implementationClass != null && type.isAssignableFrom(implementationClass);
    }

    private static boolean supportsRow(Class<?> type) {
        return type == Row.class || ValueClasses.ROW.is(type);
    }

    @Override
    public Class<?> getDefaultConversion() {
        return implementationClass == null ? FALLBACK_CONVERSION : implementationClass;
    }

    @Override
    public List<LogicalType> getChildren() {
        List<LogicalType> all = new ArrayList<>();
        if (superType != null) all.addAll(superType.getChildren());
        for (StructuredAttribute each : attributes) all.add(each.getType());
        return all;
    }

    @Override
    List<?> parameters() {
        return parameters(attributes, isInstantiable, comparison.name(), getSuperType(), getClassName());
    }
}
