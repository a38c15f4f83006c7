package dev.millrace.state.file;

import dev.millrace.base.collection.OrderedCopy;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Identifies one state of one operator in a file. Sections of the same state are equal. A state with namespaces
/// differs from a state with the same name without namespaces.
///
/// @param operator the operator's ID
/// @param name the name of the state, unique within the operator
/// @param forms the serializer snapshots of keys, namespaces, values and so on, by role
public record Section(String operator, String name, SectionKind kind, Map<String, byte[]> forms) {
    /// The role of the serializer of namespaces.
    public static final String NAMESPACE = "namespace";

    /// The name of an empty form, which marks sections with namespaces as incremental.
    public static final String CHANGES = "changes";

    public Section {
        forms = OrderedCopy.of(forms);
    }

    /// Returns the forms in the order in which they are written.
    Map<String, byte[]> sortedForms() {
        return new TreeMap<>(forms);
    }

    /// Returns whether blocks may hold only changes since the previous file, so that earlier files count too.
    public boolean tellsChanges() {
        return kind.code() <= SectionKind.KEYED_AGGREGATING.code() && !hasNamespace() || forms.containsKey(CHANGES);
    }

    /// Returns whether rows have a namespace.
    public boolean hasNamespace() {
        return forms.containsKey(NAMESPACE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Section section
                && operator.equals(section.operator)
                && name.equals(section.name)
                && kind == section.kind
                && hasNamespace() == section.hasNamespace();
    }

    @Override
    public int hashCode() {
        return Objects.hash(operator, name, kind);
    }

    @Override
    public String toString() {
        return "%s '%s' of operator %s".formatted(kind, name, operator);
    }
}
