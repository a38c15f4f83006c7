package dev.millrace.state.file;

import dev.millrace.base.collection.OrderedCopy;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One state of one operator. Sections are equal if they are of the same state; one with namespaces is another than one
/// of the same name without.
///
/// @param operator the operator's id
/// @param name of the state; unique among those of its operator
/// @param forms how keys, namespaces, values and so on are written: the written snapshots of their serializers
public record Section(String operator, String name, SectionKind kind, Map<String, byte[]> forms) {
    /// The form in which namespaces are written.
    public static final String NAMESPACE = "namespace";

    /// An empty form, which says that blocks with namespaces may tell only what changed.
    public static final String CHANGES = "changes";

    public Section {
        forms = OrderedCopy.of(forms);
    }

    /// The forms in the order in which they are written.
    Map<String, byte[]> sortedForms() {
        return new TreeMap<>(forms);
    }

    /// Whether blocks may tell only what changed since the file before, so that earlier files count too.
    public boolean tellsChanges() {
        return kind.code() <= SectionKind.KEYED_AGGREGATING.code() && !hasNamespace() || forms.containsKey(CHANGES);
    }

    /// Whether rows have a namespace.
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
