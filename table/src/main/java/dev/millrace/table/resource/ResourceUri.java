package dev.millrace.table.resource;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names a file that a function needs, for example the jar with its class. Immutable.
public class ResourceUri {
    private final ResourceType resourceType;
    private final String uri;

    /// Creates a name.
    ///
    /// @param uri the path or address
    public ResourceUri(ResourceType resourceType, String uri) {
        this.resourceType = Objects.requireNonNull(resourceType);
        this.uri = Objects.requireNonNull(uri);
    }

    /// Returns the kind of the file.
    public ResourceType getResourceType() {
        return resourceType;
    }

    /// Returns the path or address.
    public String getUri() {
        return uri;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceUri resource
                && resourceType == resource.resourceType
                && uri.equals(resource.uri);
    }

    @Override
    public int hashCode() {
        return Objects.hash(resourceType, uri);
    }

    @Override
    public String toString() {
        return resourceType + " '" + uri + "'";
    }
}
