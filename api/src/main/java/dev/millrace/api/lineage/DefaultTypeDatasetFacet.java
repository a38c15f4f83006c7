package dev.millrace.api.lineage;

import dev.millrace.api.type.TypeInformation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds the type of the records of a data set.
@SuppressWarnings("rawtypes") // Flink's signature has a raw type
public class DefaultTypeDatasetFacet implements TypeDatasetFacet {
    /// The name of the aspect.
    public static final String TYPE_FACET_NAME = "type";

    private final TypeInformation type;

    public DefaultTypeDatasetFacet(TypeInformation typeInformation) {
        this.type = Objects.requireNonNull(typeInformation, "the type must be given");
    }

    @Override
    public TypeInformation getTypeInformation() {
        return type;
    }

    @Override
    public String name() {
        return TYPE_FACET_NAME;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DefaultTypeDatasetFacet that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type);
    }
}
