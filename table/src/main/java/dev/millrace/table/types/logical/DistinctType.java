package dev.millrace.table.types.logical;

import dev.millrace.table.catalog.ObjectIdentifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes values that have the form of another type and are not to be mixed with it.
public final class DistinctType extends UserDefinedType {
    private static final long serialVersionUID = 1L;

    /// Builds a distinct type.
    public static final class Builder {
        private final ObjectIdentifier identifier;
        private final LogicalType sourceType;
        private @Nullable String description;

        /// Starts with a name and the type of the values.
        public Builder(ObjectIdentifier objectIdentifier, LogicalType sourceType) {
            this.identifier = objectIdentifier;
            this.sourceType = sourceType;
        }

        /// Adds a description.
        public Builder description(String text) {
            description = text;
            return this;
        }

        /// Returns the type.
        public DistinctType build() {
            return new DistinctType(Optional.of(identifier), sourceType, description);
        }
    }

    private final LogicalType sourceType;

    private DistinctType(Optional<ObjectIdentifier> identifier, LogicalType sourceType, @Nullable String description) {
        super(sourceType.isNullable(), LogicalTypeRoot.DISTINCT_TYPE, identifier.orElse(null), true, description);
        this.sourceType = sourceType;
    }

    /// Starts a type with a name and the type of the values.
    public static Builder newBuilder(ObjectIdentifier objectIdentifier, LogicalType sourceType) {
        return new Builder(objectIdentifier, sourceType);
    }

    /// Returns the type of the values.
    public LogicalType getSourceType() {
        return sourceType;
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DistinctType(
                getObjectIdentifier(),
                sourceType.copy(isNullable),
                getDescription().orElse(null));
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSerializableString() {
        return withNullability("%s", getObjectIdentifier().orElseThrow().asSerializableString());
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return sourceType.supportsInputConversion(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return sourceType.supportsOutputConversion(type);
    }

    @Override
    public Class<?> getDefaultConversion() {
        return sourceType.getDefaultConversion();
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of(sourceType);
    }

    @Override
    List<?> parameters() {
        return parameters(sourceType);
    }
}
