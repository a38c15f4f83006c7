package dev.millrace.table.types.logical;

import dev.millrace.table.catalog.ObjectIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a type that a user declares. A catalog may contain it.
public abstract class UserDefinedType extends LogicalType {
    private static final long serialVersionUID = 1L;

    private final @Nullable ObjectIdentifier objectIdentifier;
    private final boolean isFinal;
    private final @Nullable String description;

    UserDefinedType(
            boolean isNullable,
            LogicalTypeRoot typeRoot,
            @Nullable ObjectIdentifier objectIdentifier,
            boolean isFinal,
            @Nullable String description) {
        super(isNullable, typeRoot);
        this.objectIdentifier = objectIdentifier;
        this.isFinal = isFinal;
        this.description = description;
    }

    /// Returns the name of the type in a catalog if it has one.
    public Optional<ObjectIdentifier> getObjectIdentifier() {
        return Optional.ofNullable(objectIdentifier);
    }

    /// Returns whether no other type can extend the type.
    public boolean isFinal() {
        return isFinal;
    }

    /// Returns the description if there is one.
    public Optional<String> getDescription() {
        return Optional.ofNullable(description);
    }

    /// Returns what all user-defined types compare.
    List<Object> parameters(Object... more) {
        var all = new ArrayList<Object>(Arrays.asList(more));
        all.add(getObjectIdentifier());
        all.add(isFinal);
        all.add(getDescription());
        return all;
    }
}
