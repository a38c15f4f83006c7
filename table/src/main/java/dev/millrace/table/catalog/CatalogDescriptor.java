package dev.millrace.table.catalog;

import dev.millrace.api.config.Configuration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes a catalog by its options. Immutable.
public class CatalogDescriptor {
    private final String catalogName;
    private final Configuration configuration;
    private final @Nullable String comment;

    private CatalogDescriptor(String catalogName, Configuration configuration, @Nullable String comment) {
        this.catalogName = catalogName;
        this.configuration = new Configuration(configuration);
        this.comment = comment;
    }

    /// Describes a catalog.
    public static CatalogDescriptor of(String catalogName, Configuration configuration) {
        return new CatalogDescriptor(catalogName, configuration, null);
    }

    /// Describes a catalog with a comment.
    public static CatalogDescriptor of(String catalogName, Configuration configuration, @Nullable String comment) {
        return new CatalogDescriptor(catalogName, configuration, comment);
    }

    /// Returns the name.
    public String getCatalogName() {
        return catalogName;
    }

    /// Returns the options; `type` names the factory.
    public Configuration getConfiguration() {
        return configuration;
    }

    /// Returns the comment, if there is one.
    public Optional<String> getComment() {
        return Optional.ofNullable(comment);
    }

    /// Returns the description with another comment.
    public CatalogDescriptor setComment(@Nullable String newComment) {
        return new CatalogDescriptor(catalogName, configuration, newComment);
    }
}
